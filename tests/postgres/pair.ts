import { asFeedSeq } from '../../shared/kernel/ids.ts';
import { systemClock, systemIds } from '../../sidecar/adapters/ambient/system.ts';
import type { Environment } from '../../sidecar/app/context.ts';
import { type Audience, FLOOR } from '../../sidecar/domain/audience.ts';
import type { FeedRow } from '../../sidecar/ports/store/feed.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { type FakeClock, fakeClock } from '../support/fake-clock.ts';
import { databases, openStore } from './store-kit.ts';

/** Two sidecars on one database, as the use cases see them; time is the same for both. */
export interface Pair {
  readonly name: string;
  readonly clock: FakeClock;
  readonly sidecars: readonly [TestEnvironment, TestEnvironment];
  /** The one or the other, in turns. */
  at(turn: number): TestEnvironment;
  /** How often a request began again, on both. */
  again(): number;
}

export async function aPair(changes: Partial<TestEnvironment> = {}): Promise<Pair> {
  const name = await databases.newDatabase();
  const clock = fakeClock();
  const [one, other] = [await openStore({ name }), await openStore({ name })];
  const environment = (store: Environment['store']): TestEnvironment =>
    // Ids by the machine's own clock and chance: what two processes would draw.
    testEnvironment({ clock, ids: systemIds(systemClock()), ...changes, store });
  const sidecars = [environment(one.store), environment(other.store)] as const;
  return {
    name,
    clock,
    sidecars,
    at: (turn) => sidecars[turn % 2 === 0 ? 0 : 1],
    again: () => one.again() + other.again(),
  };
}

/** Everything an audience was told, oldest first. */
export async function toldTo(
  { store }: Pick<Environment, 'store'>,
  audience: Audience = FLOOR,
): Promise<readonly FeedRow[]> {
  return store.read((tx) => tx.feed.after(audience, asFeedSeq(0), 100_000));
}

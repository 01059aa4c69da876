import { asId, type EffectId } from '../../shared/kernel/ids.ts';
import type { Fact } from '../../shared/protocol/shape.ts';
import type { Audience } from '../domain/audience.ts';
import type { LiveMessage } from '../ports/bus.ts';
import type { Tx } from '../ports/store.ts';
import type { Environment, Work } from './context.ts';

/**
 * The one place that commits (law 3): work, facts and effects are kept together or not at all, then
 * the bell rings. Resolves once everything is on disk.
 *
 * @throws StoreUnavailable when the store cannot keep it; whatever a bug throws. Nothing was kept.
 */
export async function commit<T>(
  environment: Environment,
  useCase: (work: Work) => Promise<T>,
): Promise<T> {
  const told: { audience: Audience; fact: Fact }[] = [];
  const shown: LiveMessage[] = [];
  const outcome = await environment.store.transact(async (tx) => {
    // A store may run the work again after a conflict (PostgreSQL 40001): start from nothing.
    told.length = 0;
    shown.length = 0;
    const work = workOn(environment, tx, told, shown);
    const value = await useCase(work);
    for (const { audience, fact } of told) await tx.feed.append(audience, work.now, fact);
    return value;
  });
  if (told.length > 0) environment.bus.wake([...new Set(told.map(({ audience }) => audience))]);
  for (const message of shown) environment.bus.live(message);
  return outcome;
}

/** Reads for a question or a greeting: a consistent picture, no writes, nothing told. */
export async function look<T>(
  environment: Environment,
  question: (work: Pick<Work, 'tx' | 'now' | 'policy' | 'shops' | 'digest'>) => Promise<T>,
): Promise<T> {
  const { policy, shops, digest } = environment;
  const now = environment.clock.now();
  return environment.store.read((tx) =>
    question({ tx, now, policy: policy.current(), shops, digest }),
  );
}

function workOn(
  environment: Environment,
  tx: Tx,
  told: { audience: Audience; fact: Fact }[],
  shown: LiveMessage[],
): Work {
  const { ids, chance, digest, shops, holdoutSalt } = environment;
  const now = environment.clock.now();
  return {
    tx,
    now,
    ids,
    chance,
    digest,
    shops,
    holdoutSalt,
    policy: environment.policy.current(),
    tell: (audience, fact) => {
      told.push({ audience, fact });
    },
    show: (message) => {
      shown.push(message);
    },
    act: (kind, type, fields) =>
      tx.effects.add({
        effect: asId<EffectId>(ids.next()),
        kind,
        body: { type, fields },
        state: 'due',
        tries: 0,
        dueAt: now,
        leasedUntil: null,
        createdAt: now,
      }),
  };
}

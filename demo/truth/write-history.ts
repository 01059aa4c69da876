import { join } from 'node:path';
import type { ShopId } from '../../shared/kernel/ids.ts';
import { readPolicy } from '../../sidecar/adapters/policy/read-policy.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { type HistoryTerms, type PastSession, pastSessions } from './past-sessions.ts';
import { workThen } from './work-then.ts';
import { type Became, writeSession } from './write-session.ts';

export interface History extends HistoryTerms {
  readonly shop: ShopId;
  /** What held in those days; as shipped unless told. */
  readonly policy?: Policy;
}

/** How an arm came out. */
export interface ArmWritten {
  readonly sessions: number;
  readonly orders: number;
}

/** What was written, and what is true of it. */
export interface Written {
  readonly sessions: number;
  readonly visitors: number;
  readonly acts: number;
  readonly orders: number;
  /** Of those, what the shop's server said is paid. */
  readonly confirmed: number;
  readonly offered: ArmWritten;
  readonly heldOut: ArmWritten;
  /** What offers change in the share that orders, on average over the sessions of both arms: nobody who reads it sees this. */
  readonly effect: number;
}

/** A few dozen make a commit that is short and still worth its waiting for the disk. */
const SESSIONS_PER_COMMIT = 40;

/**
 * Writes past days of the shop with known truth as a sidecar would have kept them: visitors with their consent, sessions
 * that ended with all their acts, stamps in both arms, orders claimed and confirmed. By the product's own functions, so
 * that what is learned from it is learned from the same things.
 *
 * @throws when the store has a history of this seed already
 */
export async function writeHistory(store: Store, history: History): Promise<Written> {
  const policy = history.policy ?? readPolicy(SHIPPED);
  const all: Became[] = [];
  const write = async (sessions: readonly PastSession[]): Promise<void> => {
    const became = await store.transact(async (tx) => {
      const holdoutSalt = (await tx.installation.find())?.holdoutSalt ?? `${history.seed}`;
      const done: Became[] = [];
      for (const past of sessions) {
        const workAt = workThen({ tx, policy, holdoutSalt, name: past.name });
        done.push(await writeSession(workAt, history.shop, past));
      }
      return done;
    });
    all.push(...became);
  };
  let next: PastSession[] = [];
  for (const past of pastSessions(history)) {
    next.push(past);
    if (next.length < SESSIONS_PER_COMMIT) continue;
    await write(next);
    next = [];
  }
  await write(next);
  return summed(all);
}

function summed(all: readonly Became[]): Written {
  const count = (is: (one: Became) => boolean): number => all.filter(is).length;
  const armOf = (arm: Became['arm']): ArmWritten => ({
    sessions: count((one) => one.arm === arm),
    orders: count((one) => one.arm === arm && one.isOrdered),
  });
  const [offered, heldOut] = [armOf('offered'), armOf('held-out')];
  const changed = all.reduce((sum, { effect }) => sum + effect, 0);
  return {
    sessions: all.length,
    visitors: count(({ isNew }) => isNew),
    acts: all.reduce((sum, { acts }) => sum + acts, 0),
    orders: count(({ isOrdered }) => isOrdered),
    confirmed: count(({ isConfirmed }) => isConfirmed),
    offered,
    heldOut,
    effect: changed / Math.max(1, offered.sessions + heldOut.sessions),
  };
}

const SHIPPED = join(import.meta.dirname, '../../sidecar/policy/default.json');

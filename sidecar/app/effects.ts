import { assertNever } from '../../shared/kernel/assert.ts';
import type { EffectId } from '../../shared/kernel/ids.ts';
import { after, asDurationMs, type DurationMs } from '../../shared/kernel/time.ts';
import {
  EFFECT_BACKOFF_MAX_MS,
  EFFECT_LEASE_MS,
  EFFECT_TRIES_MAX,
  EFFECTS_AT_ONCE_MAX,
  SHOP_TRIES_MAX,
} from '../../shared/protocol/limits.ts';
import type { Effect, EffectState } from '../domain/effect/effect.ts';
import type { Performed } from '../ports/outside.ts';
import type { Environment } from './context.ts';
import { shopAnswered } from './mandate/shop-answered.ts';
import { commit, look } from './pipeline.ts';

/** Takes at most so many of the rows that are due, for as long as the lease lasts; nobody else takes them meanwhile. */
export async function claimEffects(
  environment: Environment,
  max: number = EFFECTS_AT_ONCE_MAX,
): Promise<readonly Effect[]> {
  if (!(await hasDue(environment))) return [];
  return commit(environment, ({ tx, now }) =>
    tx.effects.claim(now, after(now, asDurationMs(EFFECT_LEASE_MS)), max),
  );
}

/** How an act on the outside world ended, kept with its row (SPEC EF1). */
export function settleEffect(
  environment: Environment,
  effect: EffectId,
  performed: Performed,
  backoffFirstMs: number,
): Promise<void> {
  return commit(environment, async (work) => {
    const { tx, now } = work;
    const row = await tx.effects.find(effect);
    if (row === null || row.state !== 'doing') return;
    const state = stateAfter(performed, row);
    await tx.effects.settle(effect, state, after(now, backoff(row.tries, backoffFirstMs)));
    if (row.kind === 'shop') await shopAnswered(work, row, performed, state);
  });
}

/** How many effects there are in each state, for the counters. */
export function countEffects(
  environment: Environment,
): Promise<Readonly<Record<EffectState, number>>> {
  return look(environment, async ({ tx }) => ({
    due: await tx.effects.count('due'),
    doing: await tx.effects.count('doing'),
    done: await tx.effects.count('done'),
    failed: await tx.effects.count('failed'),
    unknown: await tx.effects.count('unknown'),
  }));
}

// A look costs nothing; a commit each second would wake the disk of an idle sidecar. What is done is not counted
// each second: a week of it is kept.
async function hasDue(environment: Environment): Promise<boolean> {
  return look(environment, async ({ tx }) => {
    return (await tx.effects.count('due')) + (await tx.effects.count('doing')) > 0;
  });
}

function stateAfter(performed: Performed, { tries, body }: Effect): EffectState {
  // A code is waited for in a chat: rather one that failed, and can be replaced, than one tomorrow.
  const mayTryAgain = tries < (body.type === 'code.make' ? SHOP_TRIES_MAX : EFFECT_TRIES_MAX);
  switch (performed.kind) {
    case 'done':
      return 'done';
    case 'failed':
      return performed.canRetry && mayTryAgain ? 'due' : 'failed';
    case 'unknown':
      return mayTryAgain ? 'due' : 'unknown';
    default:
      return assertNever(performed);
  }
}

function backoff(tries: number, firstMs: number): DurationMs {
  return asDurationMs(Math.min(EFFECT_BACKOFF_MAX_MS, firstMs * 4 ** Math.max(0, tries - 1)));
}

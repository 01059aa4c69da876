import { type EpochMs, elapsed } from '../../shared/kernel/time.ts';
import { RETENTION_EVERY_MS } from '../../shared/protocol/limits.ts';
import { expireLinks } from './agent/expire-links.ts';
import type { Environment, Work } from './context.ts';
import { closeIdle } from './conversation/close-idle.ts';
import { expireWrapUps } from './conversation/expire-wrap-ups.ts';
import { expireOffers } from './engagement/expire-offers.ts';
import { withdrawOffers } from './engagement/withdraw-offers.ts';
import { commit } from './pipeline.ts';
import { forgetOld } from './privacy/forget-old.ts';
import { assignWaiting } from './routing/assign-waiting.ts';
import { reassignMissed } from './routing/reassign-missed.ts';
import { endIdleSessions } from './session/end-idle-sessions.ts';

// When each environment last forgot. Only in memory: once too often after a restart does no harm.
const forgotAt = new WeakMap<Environment, EpochMs>();

/** Time has passed: everything that ends by itself ends now, in one commit; what is old enough is forgotten. */
export async function passTime(environment: Environment): Promise<void> {
  await commit(environment, end);
  const now = environment.clock.now();
  const last = forgotAt.get(environment);
  if (last !== undefined && elapsed(last, now) < RETENTION_EVERY_MS) return;
  forgotAt.set(environment, now);
  await forgetOld(environment);
}

async function end(work: Work): Promise<void> {
  await expireOffers(work);
  await endIdleSessions(work);
  await reassignMissed(work);
  await closeIdle(work);
  await expireLinks(work);
  await expireWrapUps(work);
  await assignWaiting(work);
  // Last: the steps before it change who is free.
  await withdrawOffers(work);
}

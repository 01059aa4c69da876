import { type EpochMs, elapsed } from '../../shared/kernel/time.ts';
import { RETENTION_EVERY_MS } from '../../shared/protocol/limits.ts';
import { expireLinks } from './agent/expire-links.ts';
import { type ClockTrust, EVEN_CLOCK } from './clock-trust.ts';
import { expireCobrowses } from './cobrowse/expire.ts';
import type { Environment, Work } from './context.ts';
import { closeIdle } from './conversation/close-idle.ts';
import { expireWrapUps } from './conversation/expire-wrap-ups.ts';
import { expireOffers } from './engagement/expire-offers.ts';
import { withdrawOffers } from './engagement/withdraw-offers.ts';
import { expireCodes, timeOutApprovals } from './mandate/expire.ts';
import { commit } from './pipeline.ts';
import { finishErasures } from './privacy/erase-visitor.ts';
import { forgetOld } from './privacy/forget-old.ts';
import { pullBack } from './pull-back.ts';
import { assignWaiting } from './routing/assign-waiting.ts';
import { reassignMissed } from './routing/reassign-missed.ts';
import { endIdleSessions } from './session/end-idle-sessions.ts';

// When each environment last forgot. Only in memory: once too often after a restart does no harm.
const forgotAt = new WeakMap<Environment, EpochMs>();

/**
 * Time has passed: everything that ends by itself ends now, in one commit; what is old enough is forgotten.
 *
 * @param trust while the clock may be wrong nothing is ended or forgotten for its age
 */
export async function passTime(
  environment: Environment,
  trust: ClockTrust = EVEN_CLOCK,
): Promise<void> {
  await commit(environment, (work) => end(work, trust));
  // What was begun to be erased goes whatever the clock says.
  if (!trust.isSettled()) return finishErasures(environment);
  const now = environment.clock.now();
  const last = forgotAt.get(environment);
  if (last !== undefined && last <= now && elapsed(last, now) < RETENTION_EVERY_MS) return;
  forgotAt.set(environment, now);
  await forgetOld(environment);
}

async function end(work: Work, trust: ClockTrust): Promise<void> {
  // First: the steps after it judge by these moments.
  await pullBack(work);
  await expireOffers(work);
  await endIdleSessions(work);
  await reassignMissed(work);
  if (trust.isSettled()) await closeIdle(work);
  await expireLinks(work);
  await expireCobrowses(work, trust);
  await timeOutApprovals(work);
  if (trust.isSettled()) await expireCodes(work);
  await expireWrapUps(work);
  await assignWaiting(work);
  // Last: the steps before it change who is free.
  await withdrawOffers(work);
}

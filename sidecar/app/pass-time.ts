import { asEpochMs, type EpochMs, elapsed } from '../../shared/kernel/time.ts';
import { FLOOR_SWEEP_EVERY_MS, RETENTION_EVERY_MS } from '../../shared/protocol/limits.ts';
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
import { leaveFloor } from './session/leave-floor.ts';

/** When the slower steps last ran. */
interface Rounds {
  sweptAt: EpochMs;
  forgotAt: EpochMs;
}

// Per environment and only in memory: a step that runs once too often after a restart does no harm.
const rounds = new WeakMap<Environment, Rounds>();

/** Time has passed: everything that ends by itself ends now, in one commit; what is old enough is forgotten. */
export async function passTime(environment: Environment): Promise<void> {
  const now = environment.clock.now();
  const round = roundOf(environment);
  const isSweepDue = elapsed(round.sweptAt, now) >= FLOOR_SWEEP_EVERY_MS;
  await commit(environment, (work) => end(work, isSweepDue ? round.sweptAt : null));
  if (isSweepDue) round.sweptAt = now;
  if (elapsed(round.forgotAt, now) < RETENTION_EVERY_MS) return;
  round.forgotAt = now;
  await forgetOld(environment);
}

async function end(work: Work, sweptAt: EpochMs | null): Promise<void> {
  await expireOffers(work);
  await endIdleSessions(work);
  if (sweptAt !== null) await leaveFloor(work, sweptAt);
  await reassignMissed(work);
  await closeIdle(work);
  await expireLinks(work);
  await expireWrapUps(work);
  await assignWaiting(work);
  // Last: the steps before it change who is free.
  await withdrawOffers(work);
}

function roundOf(environment: Environment): Rounds {
  const known = rounds.get(environment);
  if (known !== undefined) return known;
  const never = asEpochMs(0);
  const first: Rounds = { sweptAt: never, forgotAt: never };
  rounds.set(environment, first);
  return first;
}

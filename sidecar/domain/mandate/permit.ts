import type { Minor } from '../../../shared/kernel/measure.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Step } from './allowance.ts';
import { isBearer } from './bearer.ts';
import { costOf } from './cost.ts';
import type { DenialWord } from './denial.ts';
import { groundDenial, isFor } from './ground.ts';
import type { Charge } from './ledger.ts';
import { fits, leftOf, type UsedScopes } from './left.ts';
import type { Mandate } from './mandate.ts';
import { scopesOf } from './scopes.ts';
import type { Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { allowanceOf, reachOf } from './step.ts';

/** What is set aside when it is given, and where it counts. */
export interface Permit {
  /** The most it can come to (SPEC MD5). */
  readonly reserved: Minor;
  readonly charges: readonly Charge[];
}

/**
 * Whether this may be given here and now, and what is then set aside (SPEC MD1, MD2, MD5). Any step within the
 * allowance may be given, also one that is not among those ready to choose from.
 *
 * @param used what every scope of `scopesOf(mandate, situation)` comes to, read under the lock under which the
 *   charges are appended; one that is missing counts as 0
 * @param approved whether a lead has allowed exactly this; it stands for nothing but `needs-approval` (SPEC AP5)
 */
export function permit(
  mandate: Mandate,
  step: Step,
  situation: Situation,
  used: UsedScopes,
  now: EpochMs,
  approved: boolean,
): Result<Permit, DenialWord> {
  const { basket } = situation;
  const cost = (): Result<Minor, DenialWord> => {
    const offGround = groundDenial(mandate.terms, step.kind, basket);
    return offGround === null ? costOf(step, mandate.terms, basket) : err(offGround);
  };
  return judge(mandate, step, situation, used, now, approved, cost);
}

/**
 * The same, for what comes in the place of something the visitor had no use of: worth what that was worth, whatever is
 * in their basket now (SPEC CD4).
 */
export function permitAgain(
  mandate: Mandate,
  step: Step,
  worth: Minor,
  situation: Situation,
  used: UsedScopes,
  now: EpochMs,
): Result<Permit, DenialWord> {
  return judge(mandate, step, situation, used, now, false, () => ok(worth));
}

function judge(
  mandate: Mandate,
  step: Step,
  situation: Situation,
  used: UsedScopes,
  now: EpochMs,
  approved: boolean,
  costNow: () => Result<Minor, DenialWord>,
): Result<Permit, DenialWord> {
  const { terms } = mandate;
  const standing = standingOf(mandate, now);
  if (standing !== 'valid') return err(standing);
  if (!isBearer(terms.bearers, situation.agent)) return err('not-bearer');
  if (!isFor(terms.beneficiaries, situation.visitor)) return err('not-for-visitor');
  const allowance = allowanceOf(terms, step.kind);
  const reach = allowance === null ? null : reachOf(allowance, step);
  if (reach === null) return err('not-in-allowance');
  const cost = costNow();
  if (!cost.isOk) return cost;
  if (situation.exercisesLeft < 1) return err('over-conversation');
  const scopes = scopesOf(mandate, situation);
  const over = scopes.find((scope) => !fits(leftOf(scope, used), cost.value));
  if (over !== undefined) return err(over.over);
  if (reach === 'ask' && !approved) return err('needs-approval');
  return ok({
    reserved: cost.value,
    charges: scopes.map(({ scope }) => ({ scope, minor: cost.value, exercises: 1 })),
  });
}

import { asMinor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Allowance } from './allowance.ts';
import { isBearer } from './bearer.ts';
import { costOf } from './cost.ts';
import { budgetLeft, type UsedScopes } from './left.ts';
import type { Mandate } from './mandate.ts';
import type { Likely, Option } from './option.ts';
import { inOrder } from './option-order.ts';
import { permit } from './permit.ts';
import { scopesOf } from './scopes.ts';
import type { Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { stepsOf } from './step.ts';

/**
 * What an agent may do here and now, under all the mandates they bear; see `inOrder` for the order (SPEC MD7).
 * Mandates are never added together: of the same thing under two mandates the one that may be given stands here,
 * of two that may the cheapest, of two as cheap the one named first.
 *
 * @param mandates the newest version of each, in the order in which they were laid down
 * @param used what every scope of `scopesOf` of each mandate comes to; a look is enough
 */
export function optionsIn(
  mandates: readonly Mandate[],
  situation: Situation,
  used: UsedScopes,
  now: EpochMs,
  likely: Likely | null = null,
): readonly Option[] {
  const borne = mandates.filter(
    (mandate) =>
      isBearer(mandate.terms.bearers, situation.agent) && standingOf(mandate, now) !== 'revoked',
  );
  const options = borne.flatMap((mandate) => {
    const leftMinor = budgetLeft(scopesOf(mandate, situation), used);
    return mandate.terms.allowances.flatMap((allowance) =>
      stepsOf(allowance).map((step): Option => {
        const cost = costOf(step, mandate.terms, situation.basket);
        const allowed = permit(mandate, step, situation, used, now, false);
        return {
          mandate: mandate.mandate,
          version: mandate.version,
          mandateName: mandate.terms.name,
          step,
          what: whatOf(allowance),
          cost: cost.isOk ? cost.value : asMinor(0),
          currency: mandate.terms.currency,
          leftMinor,
          denial: allowed.isOk ? null : allowed.error,
        };
      }),
    );
  });
  return inOrder(options, likely);
}

function whatOf(allowance: Allowance): string {
  return 'what' in allowance ? allowance.what : '';
}

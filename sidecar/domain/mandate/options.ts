import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Allowance } from './allowance.ts';
import { isBearer } from './bearer.ts';
import { costOf } from './cost.ts';
import { budgetLeft, leftOf, type UsedScopes } from './left.ts';
import type { Mandate } from './mandate.ts';
import type { Bounds, Likely, Option } from './option.ts';
import { inOrder } from './option-order.ts';
import { permit } from './permit.ts';
import { scopesOf } from './scopes.ts';
import type { Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { stepsOf, whatOf } from './step.ts';

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
    return mandate.terms.allowances.flatMap((allowance) => {
      const bounds = boundsOf(mandate, allowance, { situation, used, now });
      return stepsOf(allowance).map((step): Option => {
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
          ...bounds,
        };
      });
    });
  });
  return inOrder(options, likely);
}

interface Around {
  readonly situation: Situation;
  readonly used: UsedScopes;
  readonly now: EpochMs;
}

const LEAST = asMinor(1);

/** What may be chosen by hand: nothing when even the least amount is in the way of something. */
function boundsOf(
  mandate: Mandate,
  allowance: Allowance,
  { situation, used, now }: Around,
): { readonly bounds?: Bounds } {
  if (allowance.kind !== 'amount' && allowance.kind !== 'credit') return {};
  const step = { kind: allowance.kind, minor: LEAST };
  if (!permit(mandate, step, situation, used, now, true).isOk) return {};
  const lefts = scopesOf(mandate, situation).flatMap((scope) => leftOf(scope, used).minor ?? []);
  const most = (size: Minor): Minor => asMinor(Math.min(size, ...lefts));
  return { bounds: { free: most(allowance.free), ask: most(allowance.ask) } };
}

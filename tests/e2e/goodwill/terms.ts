import { APPROVAL_WAIT_MAX_MS, APPROVAL_WAIT_MIN_MS } from '../../../shared/protocol/limits.ts';
import type { MandateTerms } from '../../../shared/protocol/messages/mandate.ts';
import { BOOTS_TERMS } from '../mandate/save-mandate.ts';

/** Five euros of credit alone, up to fifty by asking, € 100 a day; whoever is asked has time. */
export const CREDIT_TERMS: MandateTerms = {
  ...BOOTS_TERMS,
  name: 'Tegoed',
  allowances: [{ kind: 'credit', free: 500, ask: 5_000, steps: [500, 2_500, 5_000] }],
  limits: { ...BOOTS_TERMS.limits, budgets: [{ period: 'day', minor: 10_000 }] },
  approval: { by: [], answerWithinMs: APPROVAL_WAIT_MAX_MS },
};

/** A card, only by asking, with as little time to answer as a mandate may give. */
export const CARD_TERMS: MandateTerms = {
  ...BOOTS_TERMS,
  name: 'Kaart',
  allowances: [{ kind: 'card', what: 'Kaart met excuus', cost: 450, needsApproval: true }],
  approval: { by: [], answerWithinMs: APPROVAL_WAIT_MIN_MS },
};

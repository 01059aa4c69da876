import type { SidePanel } from '../../../demo/stage/side-panel.ts';
import type { MandateTerms } from '../../../shared/protocol/messages/mandate.ts';
import { send } from './send.ts';

/** Ten percent alone and twenty by asking, for every agent, € 500 a day. */
export const BOOTS_TERMS: MandateTerms = {
  name: 'Boots',
  bearers: { agents: [], roles: ['agent'], skills: [] },
  ground: { categories: [], products: [], basketFrom: null, basketTo: null },
  beneficiaries: { visitors: 'all', customerValues: null },
  allowances: [
    { kind: 'percentage', free: 10, ask: 20, steps: [5, 10, 15, 20], costMax: null },
    { kind: 'credit', free: 1_000, ask: 5_000, steps: [500, 1_000, 5_000] },
  ],
  limits: {
    perConversation: { minor: null, exercises: 5 },
    perVisitor: { minor: null, exercises: null, period: 'day' },
    budgets: [{ period: 'day', minor: 50_000 }],
  },
  approval: { by: [], answerWithinMs: 120_000 },
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  validFrom: 0,
  validTo: null,
  codeValidMs: 3_600_000,
};

/** Saves it from the lead's own panel, over its own link. */
export async function saveMandate(
  lead: SidePanel,
  mandate: string,
  terms: MandateTerms,
): Promise<void> {
  const answered = await send(lead, { type: 'mandate.save', mandate, from: 0, terms });
  if (!answered.startsWith('acked')) throw new Error(`the mandate was not saved: ${answered}`);
}

import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { ApprovalRule } from './mandate.ts';

/**
 * The leads who may answer: those the rule names, or every lead when it names none; never the one who asks
 * (SPEC AP1).
 *
 * @param leads every lead there is now
 */
export function leadsAsked(
  { by }: ApprovalRule,
  leads: readonly AgentId[],
  asker: AgentId,
): readonly AgentId[] {
  return leads.filter((lead) => lead !== asker && (by.length === 0 || by.includes(lead)));
}

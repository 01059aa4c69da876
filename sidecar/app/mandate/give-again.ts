import type { ExerciseId } from '../../../shared/kernel/ids.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { later } from '../../domain/mandate/later.ts';
import { DONE, type Outcome, type Work } from '../context.ts';
import { give } from './give.ts';
import { noteRefused } from './note-refused.ts';
import { denialRefusal, NO_CODE } from './refusal.ts';
import { exerciseOf, tellCode } from './tell-code.ts';

/** Whether its visitor paid the full price because another order had used it, and nothing has come in its place. */
export function isUsedElsewhere({ state, cause }: Code): boolean {
  return state === 'redeemed' && cause?.kind === 'used-elsewhere';
}

/**
 * What was set aside is spent in the order that used it: what comes in its place is given anew, worth as much, under the
 * mandate and the limits as they are now (SPEC CD4).
 *
 * @param exercise names what is given, so that a resend gives once
 */
export async function giveAgain(
  work: Work,
  { agent, conversation }: { readonly agent: Agent; readonly conversation: Conversation },
  code: Code,
  exercise: ExerciseId,
): Promise<Outcome> {
  const { mandate: id, step } = await exerciseOf(work, code);
  const mandate = await work.tx.mandates.find(id);
  const visitor = await work.tx.visitors.find(conversation.visitor);
  if (mandate === null || visitor === null) return NO_CODE;
  const by = agent.agent;
  const { most: worth, currency } = code.worth;
  if (mandate.terms.currency !== currency) return denialRefusal('other-currency', mandate);
  const giving = { exercise, agent, conversation, visitor, mandate, step, approval: null, by };
  const given = await give(work, { ...giving, worth });
  if (!given.isOk) {
    await noteRefused(work, giving, given.error);
    return denialRefusal(given.error, mandate);
  }
  const changedAt = later(code.changedAt, work.now);
  await tellCode(work, { ...code, why: '', cause: null, changedAt });
  return DONE;
}

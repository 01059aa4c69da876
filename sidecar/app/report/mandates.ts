import type { MessageId } from '../../../shared/kernel/ids.ts';
import { MANDATES_MAX } from '../../../shared/protocol/limits.ts';
import type { MandatesAnswered } from '../../../shared/protocol/messages/allowed.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { mandateCard } from '../mandate/cards.ts';
import { leadOnly } from './lead-only.ts';

/** Every mandate in its newest version, for leads: those that hold first, then as many of the others as fit. */
export async function answerMandates(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  id: MessageId,
): Promise<MandatesAnswered | Refusal> {
  const refused = await leadOnly(work, who);
  if (refused !== null) return refused;
  const all = await work.tx.mandates.all(true);
  const shown = [
    ...all.filter(({ revokedAt }) => revokedAt === null),
    ...all.filter(({ revokedAt }) => revokedAt !== null).toReversed(),
  ];
  const mandates = shown.slice(0, MANDATES_MAX).map(mandateCard);
  return { type: 'mandates.answered', of: id, mandates };
}

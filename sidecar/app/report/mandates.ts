import type { MessageId } from '../../../shared/kernel/ids.ts';
import { MANDATES_MAX, MANDATES_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type { MandatesAnswered, MandatesAsk } from '../../../shared/protocol/messages/allowed.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { mandateCard } from '../mandate/cards.ts';
import { leadOnly } from './lead-only.ts';

/**
 * Every mandate in its newest version, for leads: those that hold first, then the others, newest first. In pages when it is
 * asked so, else as many as fit.
 */
export async function answerMandates(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  id: MessageId,
  { after }: MandatesAsk,
): Promise<MandatesAnswered | Refusal> {
  const refused = await leadOnly(work, who);
  if (refused !== null) return refused;
  const all = await work.tx.mandates.all(true);
  const shown = [
    ...all.filter(({ revokedAt }) => revokedAt === null),
    ...all.filter(({ revokedAt }) => revokedAt !== null).toReversed(),
  ];
  const answer = (mandates: readonly Mandate[]) => ({
    type: 'mandates.answered' as const,
    of: id,
    mandates: mandates.map(mandateCard),
  });
  if (after === undefined) return answer(shown.slice(0, MANDATES_MAX));
  // One that is gone from where it was, as when it was revoked meanwhile, begins anew: seen twice harms nobody.
  const from = shown.findIndex(({ mandate }) => mandate === after) + 1;
  const page = shown.slice(from, from + MANDATES_PAGE_MAX);
  const hasMore = from + page.length < shown.length;
  return { ...answer(page), next: hasMore ? (page.at(-1)?.mandate ?? null) : null };
}

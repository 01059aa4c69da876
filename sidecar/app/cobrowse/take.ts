import { FLOOR, ofVisitor } from '../../domain/audience.ts';
import { type Cobrowse, type Ending, isOpen } from '../../domain/cobrowse/cobrowse.ts';
import { ended, endingWith } from '../../domain/cobrowse/ending.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Work } from '../context.ts';
import { cobrowseCard, visitorCobrowse } from './card.ts';

/**
 * Keeps a step and tells the team and the visitor. Where it ends what was active, whoever relays its frames
 * is told in the turn of the commit (SPEC CB3).
 *
 * @param by for the audit log: an agent, a visitor, `conversation` or `time`
 */
export async function takeCobrowse(work: Work, taken: Cobrowse, by: string): Promise<void> {
  const known = await work.tx.cobrowses.find(taken.cobrowse);
  await work.tx.cobrowses.put(taken);
  work.tell(FLOOR, { type: 'cobrowse.changed', card: cobrowseCard(taken) });
  work.tell(ofVisitor(taken.visitor), {
    type: 'cobrowse.moved',
    cobrowse: visitorCobrowse(taken),
  });
  if (taken.ending === null || known?.state === 'ended') return;
  showOver(work, taken, taken.ending);
  if (known?.state !== 'active') return;
  await work.tx.audit.add({
    at: work.now,
    kind: 'cobrowse-ended',
    by,
    about: taken.visitor,
    detail: `${taken.cobrowse} ${taken.ending}`,
  });
}

/** Its sockets carry nothing more. */
export function showOver(
  work: Pick<Work, 'show'>,
  { cobrowse }: Pick<Cobrowse, 'cobrowse'>,
  ending: Ending,
): void {
  work.show({
    to: `cobrowse.${cobrowse}`,
    body: { type: 'cobrowse.over', cobrowse, ending },
  });
}

/** What is asked or going on in a conversation ends when that ends or changes hands (SPEC CB3). */
export async function endWithConversation(work: Work, conversation: Conversation): Promise<void> {
  const all = await work.tx.cobrowses.ofConversation(conversation.conversation);
  for (const cobrowse of all.filter(isOpen)) {
    const ending = endingWith(cobrowse, conversation);
    if (ending !== null)
      await takeCobrowse(work, ended(cobrowse, ending, work.now), 'conversation');
  }
}

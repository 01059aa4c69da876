import { assert } from '../../../shared/kernel/assert.ts';
import { asId, type ConversationId } from '../../../shared/kernel/ids.ts';
import { QUEUE_MAX } from '../../../shared/protocol/limits.ts';
import type { MessageLeave } from '../../../shared/protocol/messages/conversation.ts';
import { changed } from '../../domain/conversation/change.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { isLeftMessage } from '../../domain/conversation/open.ts';
import { inLine } from '../../domain/routing/queue.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import { DONE, type Refusal, refuse, type UseCase, type VisitorCaller } from '../context.ts';
import type { Routing } from '../routing/routing.ts';
import { withRouting } from '../routing/settle.ts';
import { sessionNow, UNKNOWN_VISITOR } from './open.ts';
import { BLOCKED } from './refusal.ts';
import { addLine, isTooMuch, judgeLine } from './say.ts';
import { begun, openingOf, someoneElses } from './start.ts';

/**
 * The visitor leaves word and an address: always accepted, also while somebody is there or when the
 * wait is long. The shop's own desk is told with an effect; the team finds it in the queue (SPEC CV8).
 */
export const leaveMessage: UseCase<VisitorCaller, MessageLeave> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const id = asId<ConversationId>(command.conversation);
    const visitor = await work.tx.visitors.find(who.visitor);
    if (visitor === null) return UNKNOWN_VISITOR;
    if (visitor.blocked !== null) return BLOCKED;
    const known = await work.tx.conversations.find(id);
    if (known !== null && known.visitor !== who.visitor) return someoneElses();
    const going = await work.tx.conversations.openOf(who.visitor);
    const written = await judgeLine(work, command, going ?? { conversation: id });
    if (written !== null) return written;
    if (going === null && known !== null) {
      return refuse('wrong-state', 'This chat has ended. Leave your message in a new one.');
    }
    const refused = going === null ? fullOfMessages(routing) : await isTooMuch(work, going);
    if (refused !== null) return refused;
    const begun = going ?? (await begin(routing, visitor, command));
    await addLine(work, begun, asId(command.line), { kind: 'visitor' }, command.text);
    await noteContact(routing, begun.conversation, command.contact);
    await work.act('webhook', 'message.left', {
      conversation: begun.conversation,
      shop: begun.shop,
      contact: command.contact,
      text: command.text,
      language: command.language,
      at: work.now,
    });
    return DONE;
  });
};

async function begin(
  routing: Routing,
  visitor: Visitor,
  { conversation, language }: MessageLeave,
): Promise<Conversation> {
  const { work } = routing;
  const session = await sessionNow(work, visitor);
  const start = { visitor, conversation: asId<ConversationId>(conversation), session, language };
  return routing.take({
    conversation: await begun(work, openingOf({ ...start, offer: null })),
    notices: [],
  });
}

async function noteContact(routing: Routing, id: ConversationId, contact: string): Promise<void> {
  const { work } = routing;
  const conversation = await work.tx.conversations.find(id);
  assert(conversation !== null, 'a conversation with a line is there');
  const cause = conversation.state === 'queued' ? 'message-left' : conversation.cause;
  await routing.take(
    changed(conversation, work.now, { contact, cause }, [{ kind: 'left-message', name: null }]),
  );
}

/** The pile has a bound of its own, so that a full queue never refuses a message. */
function fullOfMessages({ conversations }: Routing): Refusal | null {
  const messages = inLine(conversations.values()).filter(isLeftMessage).length;
  if (messages < QUEUE_MAX) return null;
  return refuse('at-capacity', 'There is no room for more messages now. Try again later.');
}

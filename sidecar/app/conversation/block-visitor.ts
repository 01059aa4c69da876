import { asId, type VisitorId } from '../../../shared/kernel/ids.ts';
import type {
  VisitorBlock,
  VisitorUnblock,
} from '../../../shared/protocol/messages/conversation.ts';
import { ofVisitor } from '../../domain/audience.ts';
import { shut } from '../../domain/conversation/ending.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, refuse, type UseCase, type Work } from '../context.ts';
import { withdrawOffersOf } from '../engagement/withdraw-offers-of.ts';
import { withRouting } from '../routing/settle.ts';
import { BLOCKED } from './refusal.ts';

/**
 * Shuts an abusive visitor out: the conversation ends and their connections close. An agent can do
 * this to whom they talk or last talked with; a lead to anybody (SPEC CV9).
 */
export const blockVisitor: UseCase<AgentCaller, VisitorBlock> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    const { agent, reach } = may.value;
    const id = asId<VisitorId>(command.visitor);
    const visitor = await work.tx.visitors.find(id);
    if (visitor === null) return NO_VISITOR;
    const latest = await work.tx.conversations.latestOf(id);
    if (reach === 'own' && latest?.holder !== agent.agent) {
      return refuse(
        'not-holder',
        'You can block who you are talking with. Ask a lead to do this.',
        'not-your-visitor',
      );
    }
    if (visitor.blocked !== null) return DONE;
    const blocked = { at: work.now, by: agent.agent, reason: command.reason };
    await work.tx.visitors.put({ ...visitor, blocked });
    await withdrawOffersOf(work, id);
    const going = await work.tx.conversations.openOf(id);
    if (going !== null) await routing.take(shut(going, work.now));
    // The reason is text about a person: it stands with the visitor and goes when they are erased.
    await audit(work, 'visitor-blocked', agent.agent, id);
    work.show({
      to: ofVisitor(id),
      body: { type: 'bye', kind: 'blocked', sentence: BLOCKED.sentence },
    });
    return DONE;
  });
};

/** A lead lets a visitor back in. */
export const unblockVisitor: UseCase<AgentCaller, VisitorUnblock> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const id = asId<VisitorId>(command.visitor);
  const visitor = await work.tx.visitors.find(id);
  if (visitor === null) return NO_VISITOR;
  if (visitor.blocked === null) return DONE;
  await work.tx.visitors.put({ ...visitor, blocked: null });
  await audit(work, 'visitor-unblocked', may.value.agent.agent, id);
  return DONE;
};

const NO_VISITOR = refuse('not-found', 'This visitor is not known here.', 'no-visitor');

function audit(
  work: Work,
  kind: 'visitor-blocked' | 'visitor-unblocked',
  by: string,
  about: string,
): Promise<void> {
  return work.tx.audit.add({ at: work.now, kind, by, about, detail: '' });
}

import { asId, type ConversationId, type MessageId } from '../../shared/kernel/ids.ts';
import { after, asDurationMs, type EpochMs } from '../../shared/kernel/time.ts';
import type { AgentCaller, Outcome, VisitorCaller, Work } from '../../sidecar/app/context.ts';
import { acceptConversation } from '../../sidecar/app/conversation/accept.ts';
import { endConversation } from '../../sidecar/app/conversation/end.ts';
import { sayAsAgent, sayAsVisitor } from '../../sidecar/app/conversation/say.ts';
import { wrapUp } from '../../sidecar/app/conversation/wrap-up.ts';
import { acceptOffer } from '../../sidecar/app/engagement/accept-offer.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import type { Said, Talk } from './talk.ts';
import { SOMEBODY_FREE } from './work-then.ts';

/** One thing that is done in a conversation, when its time has come. */
export interface TalkStep {
  readonly at: EpochMs;
  readonly act: (work: Work) => Promise<Outcome>;
}

const AGENT: AgentCaller = {
  kind: 'agent',
  agent: SOMEBODY_FREE.agent,
  role: SOMEBODY_FREE.role,
};

/** The command is at hand: nobody asks twice here. */
const ID = asId<MessageId>('once');

/**
 * A yes, and what follows of it to the end of the wrap-up: each step by the use case that takes it on the road, so that
 * conversations are kept as a sidecar keeps them.
 */
export function talkFrom(
  { offer }: Pick<Offer, 'offer'>,
  visitor: VisitorCaller,
  talk: Talk,
  from: EpochMs,
): readonly TalkStep[] {
  const conversation = asId<ConversationId>(`talk-${offer}`);
  const of = { conversation };
  const [answered, ended, wrappedUp] = [
    { type: 'conversation.accept', ...of },
    { type: 'conversation.end', ...of },
    { type: 'conversation.wrap-up', ...of },
  ] as const;
  let at = after(from, asDurationMs(talk.answeredAfterMs));
  const steps: TalkStep[] = [
    {
      at: from,
      act: (work) => acceptOffer(work, visitor, { type: 'offer.accept', offer, ...of }, ID),
    },
    { at, act: (work) => acceptConversation(work, AGENT, answered, ID) },
  ];
  for (const [n, line] of talk.lines.entries()) {
    at = after(at, asDurationMs(line.afterMs));
    const said = sayingOf(line, `${conversation}-${n + 1}`, conversation, visitor);
    steps.push({ at, act: said });
  }
  at = after(at, asDurationMs(talk.endedAfterMs));
  steps.push({ at, act: (work) => endConversation(work, AGENT, ended, ID) });
  at = after(at, asDurationMs(talk.wrappedUpAfterMs));
  steps.push({
    at,
    act: (work) => {
      const disposition = work.policy.dispositions[0]?.id ?? 'solved';
      return wrapUp(work, AGENT, { ...wrappedUp, disposition, note: '' }, ID);
    },
  });
  return steps;
}

function sayingOf(
  { by, text }: Said,
  line: string,
  conversation: ConversationId,
  visitor: VisitorCaller,
): TalkStep['act'] {
  const said = { type: 'chat.say', conversation, line, text: text[visitor.language] } as const;
  return (work) =>
    by === 'visitor' ? sayAsVisitor(work, visitor, said, ID) : sayAsAgent(work, AGENT, said, ID);
}

import type { ApprovalCard } from '../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../shared/protocol/messages/code.ts';
import type { PlacedFact } from '../db/apply.ts';
import { mayAnswer } from '../db/queries.ts';

/** A notice on the desktop, before it has words. */
export interface Notice {
  /** The conversation: a newer notice of the same one replaces it. */
  readonly id: string;
  readonly says:
    | 'assigned'
    | 'line'
    | 'queued'
    | 'along'
    | 'lost'
    | 'after-end'
    | `approval-${ApprovalSays}`;
  readonly name: string | null;
  /** The colleague it names instead of the visitor. */
  readonly agent?: string | null;
  readonly text: string;
  /** Stands for the text where there are words for it; `order` is named in them. */
  readonly cause?: { readonly says: 'paid-without' | 'paid-after-end'; readonly order: string };
}

type ApprovalSays = Exclude<ApprovalCard['state'], 'withdrawn'>;

/** What decides whether a fact is worth interrupting somebody. */
export interface Watching {
  readonly me: string | null;
  /** On screen now, in a focused panel. */
  readonly showing: string | null;
  /** Conversations this agent holds. */
  readonly holds: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** News older than this is not news: it comes with a reconnect. */
export const FRESH_MS = 60_000;

/** The notice a fact is worth, if any. */
export function noticeFor({ fact, at }: PlacedFact, watching: Watching): Notice | null {
  if (watching.me === null || watching.now - at > FRESH_MS) return null;
  if (fact.type === 'conversation.changed') {
    const { card } = fact;
    if (card.holder !== watching.me || card.state !== 'assigned') return null;
    return { id: card.conversation, says: 'assigned', name: card.visitorName, text: card.preview };
  }
  if (fact.type === 'cobrowse.changed') {
    const { card } = fact;
    // Later changes of it say who looks: no news for whoever asked.
    const hasBegun = card.state === 'active' && card.startedAt === card.changedAt;
    if (!hasBegun || card.askedBy !== watching.me) return null;
    if (watching.showing === card.conversation) return null;
    return { id: card.conversation, says: 'along', name: null, text: '' };
  }
  if (fact.type === 'approval.changed') return approvalNotice(fact.card, watching);
  if (fact.type === 'exercise.changed') return givenNotice(fact.card, watching);
  if (fact.type === 'chat.said') {
    const { line } = fact;
    const isForMe = line.author.kind === 'visitor' && watching.holds.has(line.conversation);
    if (!isForMe || watching.showing === line.conversation) return null;
    return { id: line.conversation, says: 'line', name: null, text: line.text ?? '' };
  }
  return null;
}

/** A question is news to the leads who may answer it, the answer to who asked. */
function approvalNotice(card: ApprovalCard, { me, showing }: Watching): Notice | null {
  const { conversation: id, state, agent, answeredBy } = card;
  if (mayAnswer(card, me)) {
    return { id, says: 'approval-asked', name: null, agent, text: card.reason };
  }
  if (agent !== me || state === 'asked' || state === 'withdrawn' || showing === id) return null;
  return { id, says: `approval-${state}`, name: null, agent: answeredBy, text: card.words };
}

/** A code that vanished is news to who holds the conversation, one that was paid with after its end to all it is told. */
function givenNotice(
  { conversation: id, code, changedAt }: ExerciseCard,
  { holds, showing, now }: Watching,
): Notice | null {
  if (code === null || showing === id) return null;
  const { state, why: text, cause } = code;
  const order = cause?.order ?? null;
  // Told again for another reason, it is no news.
  if (cause?.kind === 'paid-after-end' && order !== null && now - changedAt <= FRESH_MS) {
    return { id, says: 'after-end', name: null, text, cause: { says: cause.kind, order } };
  }
  const isGone = state === 'lost' || cause?.kind === 'used-elsewhere';
  if (!isGone || !holds.has(id)) return null;
  const told = order === null ? {} : { cause: { says: 'paid-without' as const, order } };
  return { id, says: 'lost', name: null, text, ...told };
}

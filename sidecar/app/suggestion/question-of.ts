import { asId, type ConversationId, type LineId } from '../../../shared/kernel/ids.ts';
import { QUESTION_BEFORE_MAX, SUGGESTIONS_SHOWN_MAX } from '../../../shared/protocol/limits.ts';
import type { SuggestionsAsk } from '../../../shared/protocol/messages/suggestion.ts';
import type { Conversation, Line } from '../../domain/conversation/conversation.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Question, Standing } from '../../domain/suggestion/ranking.ts';
import { REVOKED } from '../agent/prove-device.ts';
import { type AgentCaller, type Refusal, refuse, type Work } from '../context.ts';
import { NO_CONVERSATION, NOT_HOLDER } from '../conversation/refusal.ts';

type Read = Pick<Work, 'tx' | 'now'>;

/** As many lines back as earlier questions are looked for in. */
const LINES_BACK = 20;

/**
 * What is looked up, and where the visitor stands when they ask (SPEC SU1): for the holder of the conversation, and
 * for leads. Where they stand is only read of visitors who agreed to be observed (SPEC PV1).
 */
export async function questionOf(
  work: Read,
  who: AgentCaller,
  asked: SuggestionsAsk,
): Promise<Question | Refusal> {
  const agent = await work.tx.agents.find(who.agent);
  if (agent === null || agent.isRevoked) return REVOKED;
  const id = asId<ConversationId>(asked.conversation);
  const conversation = await work.tx.conversations.find(id);
  if (conversation === null) return NO_CONVERSATION;
  if (conversation.holder !== agent.agent && agent.role !== 'lead') return NOT_HOLDER;
  const line = asked.line === null ? null : await visitorLine(work, id, asId(asked.line));
  if (asked.line !== null && line === null) return NO_LINE;
  return {
    text: line?.text ?? asked.text,
    standing: await standingIn(work, conversation, line),
    now: work.now,
    mode: asked.mode,
    most: asked.most,
  };
}

/** A line that the visitor wrote in this conversation; null when it is none. */
export async function visitorLine(
  { tx }: Pick<Work, 'tx'>,
  conversation: ConversationId,
  id: LineId,
): Promise<(Line & { readonly text: string }) | null> {
  const line = await tx.conversations.findLine(id);
  if (line?.conversation !== conversation || line.author.kind !== 'visitor') return null;
  return line.text === null ? null : { ...line, text: line.text };
}

/** The same for what stands in the visitor's field and is not sent. */
export async function draftQuestion(
  work: Read,
  conversation: Conversation,
  text: string,
): Promise<Question> {
  const standing = await standingIn(work, conversation, null);
  return { text, standing, now: work.now, mode: 'suggest', most: SUGGESTIONS_SHOWN_MAX };
}

async function standingIn(
  { tx }: Read,
  { conversation, visitor: id }: Conversation,
  line: Line | null,
): Promise<Standing> {
  const lines = await tx.conversations.lines(conversation, line?.n ?? null, LINES_BACK);
  const before = lines
    .flatMap(({ author, text }) => (author.kind === 'visitor' && text !== null ? [text] : []))
    .slice(-QUESTION_BEFORE_MAX);
  const visitor = await tx.visitors.find(id);
  const session = visitor?.observe === true ? await tx.sessions.latest(id) : null;
  return { ...placeIn(session), before };
}

function placeIn(session: Session | null): Omit<Standing, 'before'> {
  if (session === null) return { page: null, categories: [], products: [], hasBasket: false };
  const { place, basket, looks } = session.journey;
  const inBasket = basket?.lines ?? [];
  const looked = looks.at(-1);
  const atProduct = place.pageType === 'product' && looked !== undefined ? [looked] : [];
  const named = [...atProduct, ...inBasket].flatMap(({ product, name }) => [product, name]);
  return {
    page: place.pageType,
    categories: [...new Set(inBasket.flatMap(({ category }) => category ?? []))],
    products: [...new Set(named)],
    hasBasket: inBasket.length > 0,
  };
}

const NO_LINE = refuse(
  'not-found',
  'This line is not one of the visitor in this conversation.',
  'no-line',
);

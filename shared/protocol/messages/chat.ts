import { type Static, Type } from '@sinclair/typebox';
import { LINE_MAX_CHARS, LINES_PER_CONVERSATION_MAX } from '../limits.ts';
import { Exact, Id, Maybe, Moment, Name, OneOf, Text, Words } from '../scalars.ts';
import { SuggestionUse } from './suggestion.ts';

/** Who wrote a line. A notice has no author: words are made where it is read, in the reader's language. */
export const Author = Type.Union([
  Exact({ kind: Type.Literal('visitor') }),
  Exact({ kind: Type.Literal('agent'), agent: Id, name: Name }),
  Exact({ kind: Type.Literal('notice') }),
]);

/** What a notice tells; a hand-over is never silent. */
export const Notice = Exact({
  kind: OneOf('joined', 'handed-over', 'taken-over', 'back-in-queue', 'ended', 'left-message'),
  /** Of the agent concerned. */
  name: Maybe(Name),
});

/** Place of a line in its conversation: 1, 2, 3 … without gaps, in the order both sides show. */
const Place = Type.Integer({ minimum: 1, maximum: LINES_PER_CONVERSATION_MAX });

/** One line as both sides show it. Exactly one of `text` and `notice` is set. */
export const Line = Exact({
  line: Id,
  conversation: Id,
  n: Place,
  author: Author,
  text: Maybe(Text(LINE_MAX_CHARS)),
  notice: Maybe(Notice),
  at: Moment,
});
export type Line = Static<typeof Line>;

/** Command of the visitor; what both sides say in it. */
export const ChatSay = Exact({
  type: Type.Literal('chat.say'),
  conversation: Id,
  line: Id,
  text: Words(LINE_MAX_CHARS),
});
/** The same of an agent, who may have had it from the knowledge. */
export const AgentSay = Exact({
  ...ChatSay.properties,
  suggestion: Type.Optional(SuggestionUse),
});
/** Command, both sides: everything up to and with line `upTo` was on screen. */
export const ChatSee = Exact({ type: Type.Literal('chat.see'), conversation: Id, upTo: Place });
/** Fact, both sides; also to whoever wrote it. */
export const ChatSaid = Exact({ type: Type.Literal('chat.said'), line: Line });
/** Fact to the side that wrote. */
export const ChatSeen = Exact({
  type: Type.Literal('chat.seen'),
  conversation: Id,
  by: OneOf('visitor', 'agent'),
  upTo: Place,
});
/** Live, both ways. */
export const ChatTyping = Exact({
  type: Type.Literal('chat.typing'),
  conversation: Id,
  isTyping: Type.Boolean(),
});

export type ChatSay = Static<typeof ChatSay>;
export type AgentSay = Static<typeof AgentSay>;
export type ChatSee = Static<typeof ChatSee>;
export type ChatSaid = Static<typeof ChatSaid>;
export type ChatTyping = Static<typeof ChatTyping>;

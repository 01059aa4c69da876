import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { VisitorConversation } from '../../shared/protocol/messages/conversation.ts';
import type { VisitorFact } from '../../shared/protocol/shape.ts';
import type { Look } from './scene.ts';

export const CONVERSATION = 'conversation-1';
const AGENT = 'Sanne de Wit';
const MINUTE = 60_000;

export const moved = (
  state: VisitorConversation['state'],
  more: Partial<VisitorConversation> = {},
): VisitorFact => ({
  type: 'conversation.moved',
  conversation: {
    conversation: CONVERSATION,
    state,
    agentName: state === 'talking' || state === 'ended' ? AGENT : null,
    ahead: null,
    waitMs: null,
    seenByAgent: 0,
    ...more,
  },
});

/** The end of an offer's time is far enough for every picture. */
export const offered = (): VisitorFact => ({
  type: 'offer.shown',
  offer: 'offer-1',
  words: null,
  agentName: AGENT,
  expiresAt: Date.now() + 30 * MINUTE,
});

const fact = (n: number, ago: number, more: Pick<Line, 'author' | 'text' | 'notice'>) => ({
  type: 'chat.said' as const,
  line: {
    line: `line-${n}`,
    conversation: CONVERSATION,
    n,
    at: Date.now() - ago * MINUTE,
    ...more,
  },
});
export const visitorSaid = (n: number, text: string, ago = 2): VisitorFact =>
  fact(n, ago, { author: { kind: 'visitor' }, text, notice: null });
export const agentSaid = (n: number, text: string, ago = 1): VisitorFact =>
  fact(n, ago, { author: { kind: 'agent', agent: 'agent-1', name: AGENT }, text, notice: null });
export const noticed = (
  n: number,
  kind: 'joined' | 'ended' | 'left-message',
  ago = 1,
): VisitorFact =>
  fact(n, ago, { author: { kind: 'notice' }, text: null, notice: { kind, name: AGENT } });

/** What is said, in both languages. */
const SAID = {
  question: {
    nl: 'Mooie laarzen, maar wel aan de prijs. Vallen ze groot of klein uit?',
    en: 'Lovely boots, but quite expensive. Do they run large or small?',
  },
  answer: {
    nl: 'Goedemiddag, daar help ik u graag mee. Sanne valt normaal; bij een hoge wreef raden wij een halve maat groter aan.',
    en: 'Good afternoon, I am glad to help. Sanne fits true to size; with a high instep we advise half a size up.',
  },
  link: {
    nl: 'Alle maten staan op https://vandam.example/nl/service/maten-en-pasvorm',
    en: 'All sizes are on https://vandam.example/en/service/sizes-and-fit',
  },
  thanks: { nl: 'Dank u, dan neem ik 39½.', en: 'Thank you, then I take 39½.' },
  more: { nl: 'Zal ik ze voor u apart leggen?', en: 'Shall I set them aside for you?' },
  contact: { nl: 'eva.jansen@post.example', en: 'eva.jansen@post.example' },
} as const satisfies Record<string, Record<Look['language'], string>>;

export const say = (what: keyof typeof SAID, { language }: Look): string => SAID[what][language];

/** A question, somebody who joined, and an answer. */
export const talk = (look: Look): readonly VisitorFact[] => [
  moved('talking', { seenByAgent: 1 }),
  visitorSaid(1, say('question', look), 24 * 60),
  noticed(2, 'joined', 5),
  agentSaid(3, say('answer', look), 4),
  agentSaid(4, say('link', look), 4),
];

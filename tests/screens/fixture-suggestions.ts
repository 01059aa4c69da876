import type { ArticleCard } from '../../shared/protocol/messages/knowledge.ts';
import type { GapsAnswered, Suggested } from '../../shared/protocol/messages/suggestion.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { articleCard, suggested, suggestionsAnswered } from '../support/builders/suggestion.ts';

const HOSTILE =
  '<img src=x onerror=alert(1)><script>alert(1)</script> \u202egnirts\u202c \u200b\u200b👩‍👩‍👧 [hier](javascript:alert(1))';

/** What the panel has a copy of. */
export function articles(now: number): readonly ArticleCard[] {
  const written = (
    article: string,
    nl: string,
    body: string,
    more: Partial<ArticleCard['terms']> = {},
  ) =>
    articleCard(article, {
      terms: {
        texts: {
          nl: { title: nl, body },
          en: { title: `${article} in English`, body: `Everything about ${article}.` },
        },
        ...more,
      },
    });
  return [
    written(
      'discount',
      'Wat mag ik korten op een paar laarzen?',
      'Op de **Vera** en de Nora geldt tot en met zondag 10 % korting. Daarna is er weer de gewone prijs.',
      { source: 'https://intranet.vanhout.example/acties', categories: ['Dameslaarzen'] },
    ),
    written(
      'delivery',
      'Wat kost verzenden binnen Nederland, en vanaf welk bedrag is het gratis?',
      'Verzenden kost € 4,95. Vanaf € 50 is het gratis.',
      { source: 'https://vanhout.example/verzenden', validUntil: now - 86_400_000 },
    ),
    written(
      'offer',
      'Korting aanbieden',
      'Dag {visitor}, voor uw mandje van {basket} kan ik {mandate} doen.',
      {
        kind: 'snippet',
      },
    ),
    written('hostile', HOSTILE, `${HOSTILE} ${HOSTILE}`),
    written('greeting', 'Begroeting', 'Goedemiddag {visitor}, waar kan ik mee helpen?', {
      kind: 'snippet',
    }),
  ];
}

const ROWS: Readonly<Record<string, readonly Suggested[]>> = {
  full: [
    suggested('discount', { confidence: 0.93, matched: ['dure', 'mogelijk'], isByStanding: true }),
    suggested('delivery', {
      confidence: 0.61,
      matched: ['verzendkosten', 'winkel'],
      isOutOfDate: true,
    }),
    suggested('offer', { confidence: 0.38, matched: ['mogelijk'] }),
  ],
  one: [suggested('discount', { confidence: 0.93, matched: ['dure'] })],
  hostile: [suggested('hostile', { confidence: 0.7, matched: ['<b>dure</b>', '\u202eerud'] })],
  none: [],
};

const MONDAY = Date.UTC(2026, 10, 16, 9, 30);
const DAY = 86_400_000;

/** What is missing in this scene; null while it is being asked. */
function gapsFor(scene: string | null): GapsAnswered | null {
  const nothing: GapsAnswered = {
    type: 'gaps.answered',
    of: 'question',
    questions: 0,
    answered: 0,
    clusters: [],
    aside: [],
    unused: [],
    outOfDate: [],
  };
  if (scene === 'none') return nothing;
  if (scene !== 'full') return null;
  const examples = [
    'Kan ik bij jullie ook met een cadeaubon van de winkeliersvereniging betalen?',
    'Nemen jullie de cadeaubon van de winkeliersvereniging aan?',
    HOSTILE,
  ].map((text, at) => ({
    conversation: `talk-${at}`,
    line: `line-${at}`,
    text,
    at: MONDAY - at * DAY,
  }));
  return {
    ...nothing,
    questions: 412,
    answered: 297,
    clusters: [
      {
        words: ['cadeaubon', 'winkeliersvereniging', 'betalen'],
        questions: 23,
        shown: 19,
        lastAt: MONDAY,
        examples,
      },
      {
        words: ['zadels', 'paarden'],
        questions: 4,
        shown: 0,
        lastAt: MONDAY - 5 * DAY,
        examples: examples.slice(1, 2),
      },
    ],
    aside: [
      {
        words: ['baan', 'solliciteren'],
        questions: 3,
        shown: 0,
        lastAt: MONDAY - 2 * DAY,
        examples: [
          {
            conversation: 'talk-9',
            line: 'line-9',
            text: 'Hebben jullie een bijbaan?',
            at: MONDAY,
          },
        ],
      },
    ],
    unused: [
      {
        article: 'sole',
        title: 'Waarom leren zolen langer meegaan dan rubberen zolen, en wanneer niet',
        shown: 118,
      },
      { article: 'vegan', title: 'Veganistische laarzen', shown: 12 },
    ],
    outOfDate: [{ article: 'winter', title: 'Winterkorting 2025', until: Date.UTC(2025, 0, 31) }],
  };
}

/** What the sidecar would answer in this scene; null when it is about something else, or slow. */
export function suggestionsFor(question: AgentQuestion, scene: string | null): AgentAnswer | null {
  if (question.type === 'gaps.ask') return gapsFor(scene);
  if (question.type !== 'suggestions.ask') return null;
  const rows = ROWS[scene ?? ''];
  if (rows === undefined) return null;
  return suggestionsAnswered(rows, {
    conversation: question.conversation,
    line: question.line,
    ...(scene === 'none' ? { intent: 'Klacht over een bezorger', sentiment: 'upset' } : {}),
  });
}

import type { ArticleCard } from '../../shared/protocol/messages/knowledge.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { articleCard } from '../support/builders/article-card.ts';

const DAY_MS = 86_400_000;

const NL = `Eens per maand, in de winter om de twee weken:

1. Borstel het stof eraf.
2. Een dun laagje **leerbalsem** (€ 12,95), een kwartier laten intrekken.
3. Uitborstelen met een *uitpoetsborstel*.

> Nooit bij de kachel drogen.

Meer in [het boekje](https://vandam.example/care).`;
const EN = `Once a month, every two weeks in winter:

1. Brush off the dust.
2. A thin layer of **leather balm** (€12.95), a quarter of an hour to sink in.
3. Brush off with a *polishing brush*.

> Never dry by the heater.

More in [the booklet](https://vandam.example/care).`;

/** Articles in every state that the console shows. */
export function moreArticles(now: number): readonly ArticleCard[] {
  const texts = (nl: string | null, en: string | null) => ({
    nl: nl === null ? null : { title: nl, body: NL },
    en: en === null ? null : { title: en, body: EN },
  });
  const own = { savedBy: 'agent-c', savedAt: now - 3 * DAY_MS, version: 3 };
  return [
    articleCard({
      ...own,
      article: 'care',
      terms: {
        texts: texts('Hoe onderhoud ik glad leer?', 'How do I look after smooth leather?'),
        categories: ['Care', "Women's boots"],
        products: ['VD-C-301'],
        source: 'https://vandam.example/care',
      },
      writtenAt: { nl: now - 3 * DAY_MS, en: now - 9 * DAY_MS },
    }),
    articleCard({
      ...own,
      article: 'winter',
      terms: {
        texts: texts('Winterkorting', 'Winter discount'),
        validFrom: now - 90 * DAY_MS,
        validUntil: now - 30 * DAY_MS,
      },
    }),
    articleCard({
      ...own,
      article: 'jubilee',
      terms: { texts: texts('Honderd jaar', 'A hundred years'), validFrom: now + 900 * DAY_MS },
    }),
    articleCard({ ...own, article: 'resole', terms: { texts: texts('Verzolen', null) } }),
    articleCard({
      ...own,
      article: 'old',
      terms: { texts: texts('Oude winkel', 'The old shop') },
      retiredAt: now - DAY_MS,
    }),
  ];
}

/** What the sidecar says of an article that is being written, and what it was before. */
export function knowledgeAnswer(question: AgentQuestion, now: number): AgentAnswer | null {
  const of = 'question';
  if (question.type === 'article.try') {
    const isNew = question.article === null;
    const problems = isNew
      ? [
          'no-body texts.en.body',
          'unknown-variable texts.nl.body korting',
          'source-not-https source',
        ]
      : ['language-behind texts.en'];
    return { type: 'article.tried', of, problems };
  }
  if (question.type !== 'article.ask') return null;
  const card = moreArticles(now).find(({ article }) => article === question.article);
  if (card === undefined) return null;
  const older = articleCard({
    ...card,
    version: 2,
    savedBy: null,
    savedAt: now - 40 * DAY_MS,
    terms: {
      ...card.terms,
      texts: {
        ...card.terms.texts,
        nl: {
          title: 'Hoe onderhoud ik leer?',
          body: NL.replace('Eens per maand', 'Eens per jaar').replace(
            '> Nooit bij de kachel drogen.\n\n',
            '',
          ),
        },
      },
    },
  });
  return { type: 'article.answered', of, article: card.article, versions: [older], hasMore: false };
}

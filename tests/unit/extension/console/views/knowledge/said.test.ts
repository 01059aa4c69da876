import { describe, expect, it } from 'vitest';
import { readChosen } from '../../../../../../extension/console/views/knowledge/import.model.ts';
import { sayProblems } from '../../../../../../extension/console/views/knowledge/problems.model.ts';
import { takeOf } from '../../../../../../extension/console/views/knowledge/take-of.ts';
import { enKnowledge } from '../../../../../../extension/console/words/en-knowledge.ts';
import { nlKnowledge } from '../../../../../../extension/console/words/nl-knowledge.ts';
import { writeMarkdown } from '../../../../../../shared/knowledge/markdown-file.ts';
import { UNREAD_WORDS } from '../../../../../../shared/knowledge/read-article.ts';
import { KNOWLEDGE_TABLE_MAX_BYTES } from '../../../../../../shared/protocol/limits.ts';
import { NOTES, PROBLEMS } from '../../../../../../sidecar/domain/knowledge/problem.ts';
import { articleCard } from '../../../../../support/builders/article-card.ts';

const ZONE = 'Europe/Amsterdam';
const file = (name: string, text: string, size = text.length) => ({
  name,
  size,
  text: async () => text,
});

describe('what is said about an article', () => {
  it.each([enKnowledge, nlKnowledge])(
    '[KB2, KB3] has words for every problem and note',
    (words) => {
      for (const word of [...Object.keys(PROBLEMS), ...Object.keys(NOTES)]) {
        expect(words.problem[word]).toBeDefined();
      }
    },
  );

  it('[KB2, KB3] keeps what cannot be saved apart from what is worth a look', () => {
    expect(
      sayProblems(enKnowledge, [
        'no-body texts.en.body',
        'unknown-variable texts.nl.body korting',
        'source-not-https source',
        'later-than-us texts',
        'language-behind texts.nl',
      ]),
    ).toEqual({
      problems: [
        'English: it has no text.',
        'Dutch: there is no such variable (korting)',
        'The source is not an https address.',
        enKnowledge.problemUnknown,
      ],
      notes: ['Dutch: the other language was changed, and this one was not.'],
      isBehind: true,
    });
  });
});

describe('taking files in', () => {
  it('[KB7] what was exported is the same, a new one is new, another text a change', async () => {
    const card = articleCard({ version: 3, terms: { validUntil: Date.UTC(2026, 11, 24, 23) } });
    const other = { ...card.terms, categories: ['Care'] };
    const chosen = await readChosen(
      [
        file('a.md', writeMarkdown({ article: 'article-1', terms: card.terms }, ZONE)),
        file('b.md', writeMarkdown({ article: 'article-2', terms: card.terms }, ZONE)),
        file('c.md', writeMarkdown({ article: 'article-3', terms: other }, ZONE)),
        file('d.pdf', '%PDF'),
      ],
      [card, articleCard({ article: 'article-3', version: 7 })],
      null,
      ZONE,
    );
    const named = (all: readonly { readonly article: string }[]) =>
      all.map(({ article }) => article);
    expect([chosen.same, chosen.fresh, chosen.changed].map(named)).toEqual([
      ['article-1'],
      ['article-2'],
      ['article-3'],
    ]);
    expect(chosen.reads.at(-1)?.unread).toEqual([{ word: 'unknown-kind-of-file', what: 'pdf' }]);
    const [changed] = chosen.changed;
    if (changed === undefined) throw new Error('one was changed');
    expect(takeOf(changed, [articleCard({ article: 'article-3', version: 7 })])).toMatchObject({
      article: 'article-3',
      from: 7,
      stillHolds: false,
    });
  });

  it('[LM1] a file that is too large is not read', async () => {
    const huge = {
      ...file('a.csv', '', KNOWLEDGE_TABLE_MAX_BYTES + 1),
      text: () => Promise.reject(new Error('it was read')),
    };
    const { reads } = await readChosen([huge], [], null, ZONE);
    expect(reads[0]?.unread).toEqual([{ word: 'too-large', what: '' }]);
  });

  it.each([enKnowledge, nlKnowledge])(
    '[KB7] there are words for why a file is not taken',
    (words) => {
      expect(Object.keys(words.unread).sort()).toEqual([...UNREAD_WORDS].sort());
    },
  );
});

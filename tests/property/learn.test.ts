import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArticleId, asId } from '../../shared/kernel/ids.ts';
import { editedShare } from '../../sidecar/domain/suggestion/edited.ts';
import { learn } from '../../sidecar/domain/suggestion/learn.ts';
import type { Note } from '../../sidecar/domain/suggestion/note.ts';
import { aShown, aUsed } from '../support/builders/note.ts';

const article = fc.constantFrom('a', 'b', 'c', 'd');
const n = fc.integer({ min: 0, max: 12 });
const note: fc.Arbitrary<Note> = fc.oneof(
  fc
    .record({ n, question: fc.string(), articles: fc.array(article, { maxLength: 3 }) })
    .map((one) => aShown(one.n, one.question, one.articles)),
  fc
    .record({
      n,
      article,
      question: fc.option(fc.constantFrom('een', 'EEN', 'twee', 'drie', '')),
      edited: fc.double({ min: 0, max: 1, noNaN: true }),
      isSolved: fc.option(fc.boolean()),
    })
    .map(({ n: at, article: of, question, ...rest }) => aUsed(at, of, question, rest)),
);
const notes = fc.array(note, { maxLength: 60 });
const asRows = ({ examples, usage }: ReturnType<typeof learn>) => ({
  examples,
  usage: [...usage].sort(([a], [b]) => (a < b ? -1 : 1)),
});

test('[SU4] the same notes in any order, some of them twice, come to the same', () => {
  const shuffled = notes.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 4 }), ([all, again], most) => {
      expect(asRows(learn(again, most))).toEqual(asRows(learn(all, most)));
    }),
  );
});

test('[SU4] whatever was noted, an article has few examples, each with a weight in its bounds', () => {
  fc.assert(
    fc.property(notes, fc.integer({ min: 1, max: 4 }), (all, most) => {
      const { examples, usage } = learn(all, most);
      for (const of of ['a', 'b', 'c', 'd']) {
        expect(examples.filter((one) => one.article === of).length).toBeLessThanOrEqual(most);
        const { shown, used } = usage.get(asId<ArticleId>(of)) ?? { shown: 0, used: 0 };
        expect(used).toBeLessThanOrEqual(shown);
      }
      for (const { weight, text } of examples) {
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(1);
        expect(text.trim()).not.toBe('');
      }
    }),
  );
});

test('[SU3] how far a line was edited is a share, the same both ways without variables', () => {
  const words = fc
    .array(fc.constantFrom('een', 'twee', 'drie', 'Vier', 'é', '30'))
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(words, words, (a, b) => {
      const share = editedShare(a, b);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(editedShare(b, a)).toBeCloseTo(share);
      expect(editedShare(a, a)).toBe(0);
    }),
  );
});

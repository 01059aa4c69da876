import { describe, expect, test } from 'vitest';
import { EXAMPLES_PER_ARTICLE_MAX, GAPS_ASIDE_MAX } from '../../../../../shared/protocol/limits.ts';
import { learn, outOfScopeIn, weightOf } from '../../../../../sidecar/domain/suggestion/learn.ts';
import { aShown, aUsed } from '../../../../support/builders/note.ts';

describe('weight of an example', () => {
  test('[SU4] as it is and solved weighs 1, edited and unsolved less, own words nothing', () => {
    expect(weightOf({ edited: 0, isSolved: true })).toBe(1);
    expect(weightOf({ edited: 0, isSolved: null })).toBe(0.8);
    expect(weightOf({ edited: 0, isSolved: false })).toBe(0.4);
    expect(weightOf({ edited: 0.5, isSolved: true })).toBe(0.75);
    expect(weightOf({ edited: 0.81, isSolved: true })).toBe(0);
  });
});

describe('examples', () => {
  test('[SU4] a question that was answered with an article is an example of it', () => {
    const { examples } = learn([aUsed(1, 'returns', ' Kan ik ze terugsturen? ')], 9);
    expect(examples).toEqual([
      { article: 'returns', text: 'Kan ik ze terugsturen?', language: null, weight: 1 },
    ]);
  });

  test('[SU4] a line that answers none, or in own words, is no example', () => {
    const own = aUsed(2, 'returns', 'Kan ik ruilen?', { edited: 0.9 });
    expect(learn([aUsed(1, 'returns', null), own], 9).examples).toEqual([]);
  });

  test('[SU4] the same words again are one example, with the larger weight', () => {
    const unsolved = aUsed(1, 'returns', 'Kan ik ruilen?', { isSolved: false });
    const { examples } = learn([unsolved, aUsed(2, 'returns', 'kan ik RUILEN?')], 9);
    expect(examples).toMatchObject([{ weight: 1 }]);
  });

  test('[SU4] one article keeps the weightiest, of equal ones the newest', () => {
    const notes = Array.from({ length: EXAMPLES_PER_ARTICLE_MAX + 2 }, (_, n) =>
      aUsed(n, 'returns', `vraag ${n}`, { isSolved: n !== 0 }),
    );
    const { examples } = learn(notes, EXAMPLES_PER_ARTICLE_MAX);
    expect(examples).toHaveLength(EXAMPLES_PER_ARTICLE_MAX);
    const texts = examples.map(({ text }) => text);
    expect(texts).not.toContain('vraag 0');
    expect(texts).not.toContain('vraag 1');
    expect(texts).toContain(`vraag ${EXAMPLES_PER_ARTICLE_MAX + 1}`);
  });

  test('[SU4] one question may be an example of two articles', () => {
    const { examples } = learn([aUsed(1, 'a'), aUsed(2, 'b')], 9);
    expect(examples.map(({ article }) => article)).toEqual(['a', 'b']);
  });
});

describe('out of scope', () => {
  test('[SU8] is what was set aside and not answered with an article after all', () => {
    const notes = [
      aShown(1, 'Hebben jullie werk?', [], { isAside: true }),
      aShown(2, 'Wat kost verzenden?', [], { isAside: true }),
      aUsed(2, 'delivery', 'Wat kost verzenden?'),
      aShown(3, 'Kan ik ruilen?'),
      aShown(4, 'Zoeken jullie mensen?', [], { isAside: false }),
    ];
    expect(outOfScopeIn(notes, GAPS_ASIDE_MAX)).toEqual(['Hebben jullie werk?']);
  });

  test('[SU8, LM1] is the newest, each text once, and no more than is learned', () => {
    const notes = Array.from({ length: GAPS_ASIDE_MAX + 2 }, (_, n) =>
      aShown(n, n === 0 ? 'vraag 1' : `vraag ${n}`, [], { isAside: true }),
    );
    const texts = outOfScopeIn(notes, GAPS_ASIDE_MAX);
    expect(texts).toHaveLength(GAPS_ASIDE_MAX);
    expect(texts[0]).toBe(`vraag ${GAPS_ASIDE_MAX + 1}`);
    expect(texts).not.toContain('vraag 1');
  });
});

describe('usage', () => {
  test('[SU4] counts lines an article was shown under, and those it answered', () => {
    const { usage } = learn(
      [
        aShown(1, 'een', ['a', 'b']),
        aShown(2, 'twee', ['a']),
        aUsed(1, 'a', 'een'),
        aShown(3, 'drie', []),
      ],
      9,
    );
    expect([...usage]).toEqual([
      ['a', { shown: 2, used: 1 }],
      ['b', { shown: 1, used: 0 }],
    ]);
  });

  test('[SU4] what was looked up and used without being shown does not count', () => {
    expect(
      learn([aUsed(1, 'a'), aShown(1, 'een', ['b'])], 9).usage.get(aUsed(1, 'a').article),
    ).toBe(undefined);
  });
});

test('[SU4] of one line the note that changed last counts', () => {
  const before = aUsed(1, 'a', 'een', { isSolved: null });
  const after = { ...before, isSolved: false, changedAt: aUsed(2, 'a').changedAt };
  expect(learn([after, before], 9).examples).toMatchObject([{ weight: 0.4 }]);
});

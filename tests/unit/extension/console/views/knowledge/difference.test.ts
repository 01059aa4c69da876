import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../../../../extension/console/views/knowledge/difference.ts';

const said = (before: string, after: string) =>
  difference(before, after).map(({ kind, text }) => `${SIGN[kind]}${text}`);
const SIGN = { same: ' ', added: '+', removed: '-' } as const;

describe('the difference of two versions', () => {
  it('[KB1] names the lines that came and went, and leaves the others', () => {
    expect(said('een\ntwee\ndrie', 'een\n2\ndrie\nvier')).toEqual([
      ' een',
      '-twee',
      '+2',
      ' drie',
      '+vier',
    ]);
    expect(said('', 'een')).toEqual(['-', '+een']);
    expect(said('een', 'een')).toEqual([' een']);
  });

  it('[KB1] without what was added it is the old text, without what was removed the new', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (old, now) => {
        const found = difference(old.join('\n'), now.join('\n'));
        const without = (kind: 'added' | 'removed') =>
          found
            .filter((line) => line.kind !== kind)
            .map(({ text }) => text)
            .join('\n');
        expect(without('added')).toBe(old.join('\n'));
        expect(without('removed')).toBe(now.join('\n'));
      }),
    );
  });

  it('[LM1] of very long texts it is all of one and all of the other', () => {
    const [old, now] = ['a\n'.repeat(2_000), 'a\n'.repeat(2_001)];
    const found = difference(old, now);
    expect(found.filter(({ kind }) => kind === 'removed')).toHaveLength(2_001);
    expect(found.some(({ kind }) => kind === 'same')).toBe(false);
  });
});

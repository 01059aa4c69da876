import { expect, test } from 'vitest';
import { addChip } from '../../../../../extension/panel/ui/chips.model.ts';
import { SKILLS_MAX } from '../../../../../shared/protocol/limits.ts';

test('[MP8, LM1] a word is added once, whatever its capitals and spaces, up to SKILLS_MAX', () => {
  expect(addChip(['boots'], '  women   boots ', SKILLS_MAX)).toEqual({
    kind: 'added',
    value: ['boots', 'women boots'],
  });
  expect(addChip(['boots'], 'Boots', SKILLS_MAX)).toEqual({ kind: 'known' });
  expect(addChip(['boots'], '   ', SKILLS_MAX)).toEqual({ kind: 'empty' });
  const many = Array.from({ length: SKILLS_MAX }, (_, at) => `skill ${at}`);
  expect(addChip(many, 'one more', SKILLS_MAX)).toEqual({ kind: 'full' });
});

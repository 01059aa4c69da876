import { expect, it } from 'vitest';
import type { MeasuresAnswered } from '../../../../shared/protocol/messages/report.ts';
import { spokenAnswer, spokenReceipt } from '../../../../sidecar/gateway/spoken-answer.ts';
import { learningAnswered } from '../../../screens/fixture-learning.ts';

const SIDE = { visitors: 1, orders: 0, claimed: 0 };
const COUNTS = {
  actionMap: 'map-1',
  name: 'Doubters',
  qualified: 3,
  heldOut: 1,
  offered: 1,
  accepted: 0,
  engaged: 0,
  ordersOffered: 0,
  ordersHeldOut: 0,
};
const MEASURES: MeasuresAnswered = {
  type: 'measures.answered',
  of: 'question-1',
  maps: [
    {
      ...COUNTS,
      effect: { offered: SIDE, heldOut: SIDE, says: 'too-few', extra: null, needed: 300 },
    },
  ],
  ratios: [],
};

it('[PR5] a panel of before versions of effects is told of the models without them', () => {
  const answer = learningAnswered('full', 1_793_610_000_000);
  expect(spokenAnswer(6, answer)).toBe(answer);
  const told = spokenAnswer(5, answer);
  if (told.type !== 'learning.answered') throw new Error('another answer');
  expect(answer.models.some(({ effects }) => effects !== undefined)).toBe(true);
  expect(Object.keys(told)).not.toContain('weighedBy');
  expect(told.models.map(({ model }) => model)).toEqual(answer.models.map(({ model }) => model));
  for (const model of told.models) expect(Object.keys(model)).not.toContain('effects');
});

it('[PR5] a panel of before reasons is told that and where a ledger is broken, and the sentence of a refusal', () => {
  const checked = {
    type: 'ledger.checked',
    of: 'question-1',
    isWhole: false,
    rows: 3,
    brokenAt: 4,
    sentence: 'Row 4 was changed.',
  } as const;
  const broken = { ...checked, fault: { word: 'row-changed', row: 4 } } as const;
  expect(spokenAnswer(6, broken)).toBe(broken);
  expect(spokenAnswer(5, broken)).toEqual(checked);

  const refused = { type: 'refused', of: 'c', kind: 'over-limit', sentence: 'Too much.' } as const;
  const reason = { word: 'denied', of: 'over-budget', name: 'Boots' } as const;
  const full = { ...refused, denial: 'over-budget', reason } as const;
  expect(spokenReceipt(6, full)).toBe(full);
  expect(spokenReceipt(5, full)).toEqual({ ...refused, denial: 'over-budget' });
  expect(spokenReceipt(4, full)).toEqual(refused);
  expect(spokenReceipt(5, refused)).toEqual(refused);
});

it('[PR5] a panel of before effects is told the counts alone', () => {
  expect(spokenAnswer(5, MEASURES)).toBe(MEASURES);
  expect(spokenAnswer(4, MEASURES)).toEqual({
    type: 'measures.answered',
    of: 'question-1',
    maps: [COUNTS],
  });
});

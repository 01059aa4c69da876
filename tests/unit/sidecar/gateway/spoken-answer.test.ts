import { expect, it } from 'vitest';
import type { MeasuresAnswered } from '../../../../shared/protocol/messages/report.ts';
import { spokenAnswer } from '../../../../sidecar/gateway/spoken-answer.ts';

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

it('[PR5] a panel of before effects is told the counts alone', () => {
  expect(spokenAnswer(5, MEASURES)).toBe(MEASURES);
  expect(spokenAnswer(4, MEASURES)).toEqual({
    type: 'measures.answered',
    of: 'question-1',
    maps: [COUNTS],
  });
});

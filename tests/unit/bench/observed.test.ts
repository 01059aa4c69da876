import { expect, test } from 'vitest';
import { observedAt } from '../../../bench/measure/load/observed.ts';
import { sameText } from '../../../bench/measure/load/same-text.ts';
import { decodeUpVisitor } from '../../../shared/protocol/codec.ts';

test('[BN5] everything the load says is a message the sidecar takes', () => {
  const text = sameText();
  const refused = Array.from({ length: 90 }, () => text(7)).filter(
    (each) => !decodeUpVisitor(each).isOk,
  );
  expect(refused).toEqual([]);
});

test('[BN5] the load is pages shown, pages left, and a third of all else', () => {
  const types = Array.from({ length: 90 }, (_, turn) => observedAt(turn, 3).type);
  const count = (type: string) => types.filter((each) => each === type).length;
  expect(
    ['page.viewed', 'page.left', 'product.viewed', 'hesitation.noticed', 'basket.changed'].map(
      count,
    ),
  ).toEqual([30, 30, 10, 10, 10]);
});

test('[BN5] no page is left before it was shown', () => {
  const shown = new Set<string>();
  for (let turn = 0; turn < 90; turn += 1) {
    const signal = observedAt(turn, 3);
    if (signal.type === 'page.viewed') shown.add(signal.page);
    expect(shown.has(signal.page)).toBe(true);
  }
});

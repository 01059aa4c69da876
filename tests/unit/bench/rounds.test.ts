import { expect, test } from 'vitest';
import { inRounds, rotated } from '../../../bench/measure/rounds.ts';

test('[BN2] each arm begins a round as often as every other', () => {
  expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual([
    'abc',
    'bca',
    'cab',
    'abc',
  ]);
});

test('[BN2] every arm is measured once a round, one after the other', async () => {
  const order: string[] = [];
  let atOnce = 0;
  const arm = (name: string) => ({
    name,
    measure: async () => {
      atOnce += 1;
      await Promise.resolve();
      expect(atOnce).toBe(1);
      atOnce -= 1;
      order.push(name);
      return order.length;
    },
  });
  const measured = await inRounds([arm('ours'), arm('floor')], 3, () => undefined);
  expect(order).toEqual(['ours', 'floor', 'floor', 'ours', 'ours', 'floor']);
  expect(measured.get('floor')).toEqual([2, 3, 6]);
});

import { expect, it, vi } from 'vitest';
import { RATE_ADDRESSES_MAX } from '../../../../shared/protocol/limits.ts';
import { RateWindows } from '../../../../sidecar/gateway/rate-windows.ts';

function windows() {
  let nowMs = 0;
  const store = new RateWindows({}, () => nowMs);
  const countIn = (each: RateWindows, address: string): number => {
    let count = 0;
    each.incr(
      address,
      (_, answer) => {
        count = answer?.current ?? 0;
      },
      60_000,
    );
    return count;
  };
  return {
    store,
    countIn,
    count: (address: string) => countIn(store, address),
    pass: (ms: number): void => {
      nowMs += ms;
    },
  };
}

it('[LM1] requests of an address are counted in windows, each address for itself', () => {
  const { count, pass } = windows();
  expect([count('a'), count('a'), count('b')]).toEqual([1, 2, 1]);
  pass(59_999);
  expect(count('a')).toBe(3);
  pass(1);
  expect(count('a')).toBe(1);
});

it('[LM1] each route with a limit of its own counts for itself', () => {
  const { store, count, countIn } = windows();
  expect(count('a')).toBe(1);
  expect(countIn(store.child(), 'a')).toBe(1);
});

it('[LM1] so many addresses are counted at once; the one heard of longest ago makes way', () => {
  const { count } = windows();
  for (let n = 0; n < RATE_ADDRESSES_MAX; n += 1) count(`address-${n}`);
  expect(count('address-0')).toBe(2);
  expect(count('one-more')).toBe(1);
  expect(count('address-0')).toBe(3);
  expect(count('address-1')).toBe(1);
});

it('[CK2] a clock that goes back makes no window longer', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 2, 10), toFake: ['Date'] });
  try {
    const { count, pass } = windows();
    for (let n = 0; n < 5; n += 1) count('a');
    vi.setSystemTime(Date.UTC(2026, 10, 2, 9));
    pass(60_000);
    expect(count('a')).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

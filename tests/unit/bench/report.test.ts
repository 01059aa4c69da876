import { expect, test } from 'vitest';
import {
  asTable,
  atLeast,
  atMost,
  type Report,
  roundedAll,
  timesTheCost,
  timesTheRate,
} from '../../../bench/measure/report.ts';

test('[BN4] a ratio says how many times worse ours is, for costs and for rates alike', () => {
  expect(timesTheCost(20, 10)).toBe(2);
  expect(timesTheRate(5_000, 10_000)).toBe(2);
});

test('[BN4] a goal is met at its bound, and not beyond it', () => {
  expect(atLeast('signals', 5_000, 5_000).isMet).toBe(true);
  expect(atLeast('signals', 4_999, 5_000).isMet).toBe(false);
  expect(atMost('p99', 50, 50).isMet).toBe(true);
  expect(atMost('p99', 50.001, 50).isMet).toBe(false);
});

test('[BN4] what could not be measured meets no goal', () => {
  expect(atMost('p99', Number.NaN, 50).isMet).toBe(false);
  expect(atLeast('signals', Number.NaN, 5_000).isMet).toBe(false);
});

test('[BN4] figures are rounded at every depth, and what is no number stays', () => {
  expect(roundedAll({ a: 1.23456, b: { c: 2.0004, d: null } })).toEqual({
    a: 1.235,
    b: { c: 2, d: null },
  });
});

test('[BN4] the table says every figure, every goal and every doubt', () => {
  const report: Report = {
    name: 'signals',
    ours: { paced: { p99Ms: 12.5 } },
    floor: { perSecond: 9_000 },
    peers: {},
    peersMissing: 'socket.io could not be installed',
    ratio: { floor: 1.5 },
    goals: [atMost('p99 in ms', 12.5, 50), atLeast('a second', 4_000, 5_000)],
    rounds: 3,
    machine: {
      cpu: 'a processor',
      cores: 2,
      node: '24.0.0',
      load: { before: 0.7, after: 0.9 },
      diskSyncMs: 0.2,
    },
    doubts: ['the machine was not quiet'],
  };
  const table = asTable(report).join('\n');
  expect(table).toMatch(/paced · p99Ms +12.5/);
  expect(table).toContain('socket.io could not be installed');
  expect(table).toContain('met      p99 in ms: 12.5 (at most 50)');
  expect(table).toContain('not met  a second: 4000 (at least 5000)');
  expect(table).toContain('doubt: the machine was not quiet');
});

import { expect, it } from 'vitest';
import { asId } from '../../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../../../shared/kernel/time.ts';
import type { ReplayAnswer } from '../../../../sidecar/app/replay/answer.ts';
import { readAsked } from '../../../../sidecar/operator/asked.ts';
import { replayLines } from '../../../../sidecar/operator/replay-words.ts';

const TO = asEpochMs(Date.UTC(2026, 10, 22));
const SIDE = { qualified: 40, heldOut: 4, offered: 30, ordersOffered: 6, ordersHeldOut: 1 };
const estimate = (mean: number) => ({
  mean,
  low: mean - 0.02,
  high: mean + 0.02,
  effectiveRows: 81,
});
const ANSWER: ReplayAnswer = {
  from: asEpochMs(TO - 7 * DAY_MS),
  to: TO,
  sessions: 1_200,
  visitors: 900,
  isCut: false,
  decisions: { before: ['plain-rule-1'], after: ['plain-rule-1'] },
  maps: [
    {
      actionMap: asId('map-1'),
      name: 'Checkout',
      rates: { accepted: 0.25, engaged: 0.2, of: 'map' },
      before: { ...SIDE, accepted: 7.5, engaged: 6 },
      after: { ...SIDE, qualified: 120, offered: 101, accepted: 25.25, engaged: 20.2 },
    },
  ],
  estimates: {
    met: 300,
    untried: 20,
    orders: 'confirmed',
    was: estimate(0.1),
    wouldBe: {
      inversePropensity: estimate(0.12),
      selfNormalised: estimate(0.121),
      doublyRobust: estimate(0.119),
    },
  },
  leftOut: ['room', 'answers', 'batches', 'orders'],
};

it('[RP4] the terminal shows each map before and after, and the estimates in words', () => {
  expect(replayLines(ANSWER).join('\n')).toMatchInlineSnapshot(`
    "1200 sessions of 900 visitors, 2026-11-15 to 2026-11-22.
    Scored by plain-rule-1.

    Checkout (map-1)      before  after
      qualified               40    120
      held out                 4      4
      offered                 30    101
      accepted, expected       8     25
      engaged, expected        6     20
      orders, offered          6      6
      orders, held out         1      1
      Expected by what this map came to: 25.0 % accepted, 20.0 % engaged.

    Of 20 of 300 nothing can be said: what would be done was never tried there.
    Orders per visitor who met a map, as it was: 10.0 %, with 95 % confidence 8.0 % to 12.0 %.
    As it would have been:
      by inverse propensity   12.0 %, with 95 % confidence 10.0 % to 14.0 %
      self-normalised         12.1 %, with 95 % confidence 10.1 % to 14.1 %
      doubly robust           11.9 %, with 95 % confidence 9.9 % to 13.9 %
      The weights leave what 81 of 280 visitors would say.

    Room is not replayed: as if somebody had always been free, so more is offered than would be.
    What would be said to offers that were not made is not known: none of them counts as a no.
    Acts that came together are judged one by one, so a call may come some seconds sooner.
    Orders beside a map are as it went then: what offers change in them only the estimates say."
  `);
});

it('[RP4] what cannot be said is said to be so', () => {
  const [map] = ANSWER.maps;
  const quiet: ReplayAnswer = {
    ...ANSWER,
    isCut: true,
    decisions: { before: ['model-a'], after: ['plain-rule-1'] },
    maps:
      map === undefined
        ? []
        : [{ ...map, rates: null, after: { ...map.after, accepted: null, engaged: null } }],
    estimates: { ...ANSWER.estimates, untried: 0, orders: 'claimed', wouldBe: null },
  };
  const lines = replayLines(quiet).join('\n');
  for (const part of [
    'these are the newest',
    'Scored by model-a; after the change by plain-rule-1.',
    'Nothing was ever offered here',
    'not known',
    'as pages claim them',
    'cannot be said',
  ]) {
    expect(lines).toContain(part);
  }
  expect(lines).not.toContain('nothing can be said');
  const few = { ...ANSWER.estimates, met: 22, was: null, wouldBe: null };
  expect(replayLines({ ...ANSWER, estimates: few }).join('\n')).toContain('2 are too few to say');
  const nobody = { ...ANSWER, decisions: { before: [], after: [] } };
  expect(replayLines(nobody).join('\n')).not.toContain('Scored');
});

it('[RP4] what is asked is read, or refused in a sentence', () => {
  const set = { INIT_CWD: '/here', DATA_DIR: '/kept', POLICY: '/policy' };
  const words = ['replay', '--days', '7', '--map', 'map.json', '--model', 'plain-rule', '--json'];
  expect(readAsked(words, set)).toEqual({
    isOk: true,
    value: {
      task: 'replay',
      place: { kind: 'embedded', directory: '/kept' },
      days: 7,
      file: '/here/map.json',
      model: 'plain-rule',
      policy: '/policy',
      isJson: true,
    },
  });
  expect(readAsked(['replay', '--days', '90', '--model', 'x'], {})).toMatchObject({
    value: { file: null, isJson: false, policy: expect.stringContaining('default.json') },
  });
  for (const wrong of [
    ['--map', 'map.json'],
    ['--days', '0', '--map', 'map.json'],
    ['--days', '91', '--map', 'map.json'],
    ['--days', '1.5', '--map', 'map.json'],
    ['--days', '7'],
    ['--days', '7', '--nonsense'],
  ]) {
    const refused = readAsked(['replay', ...wrong], {});
    expect(refused).toMatchObject({
      isOk: false,
      error: expect.stringContaining('npm run replay'),
    });
  }
});

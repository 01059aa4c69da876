import { expect, it } from 'vitest';
import { asEpochMs, MINUTE_MS } from '../../../../shared/kernel/time.ts';
import { noteTurnedAway } from '../../../../sidecar/gateway/turned-away.ts';
import type { Log } from '../../../../sidecar/ports/ambient.ts';
import { fakeClock, MONDAY_MORNING } from '../../../support/fake-clock.ts';

function aLog() {
  const lines: object[] = [];
  const nothing = () => undefined;
  const warn: Log['warn'] = (message, fields) => void lines.push({ message, ...fields });
  const log: Log = { debug: nothing, info: nothing, warn, error: nothing };
  return { lines, log };
}

it('[SC5] a flood of strangers fills no log: so many lines a minute, then how many there were besides', () => {
  const clock = fakeClock();
  const { lines, log } = aLog();
  const turnedAway = noteTurnedAway({ refusalsLoggedPerMinute: 2 }, { clock, log });
  for (let n = 0; n < 5; n += 1) turnedAway({ n });
  expect(lines).toHaveLength(2);
  clock.advance(MINUTE_MS);
  turnedAway({ n: 5 });
  expect(lines.slice(2)).toEqual([
    { message: 'More were turned away.', besides: 3 },
    { message: 'Turned away.', n: 5 },
  ]);
  clock.advance(MINUTE_MS);
  turnedAway({ n: 6 });
  expect(lines).toHaveLength(5);
});

it('[CK2] a clock that goes back silences nobody: a minute begins anew', () => {
  let now = MONDAY_MORNING;
  const { lines, log } = aLog();
  const clock = { now: () => now };
  const turnedAway = noteTurnedAway({ refusalsLoggedPerMinute: 1 }, { clock, log });
  turnedAway({ n: 0 });
  now = asEpochMs(MONDAY_MORNING - 3_600_000);
  turnedAway({ n: 1 });
  expect(lines).toHaveLength(2);
});

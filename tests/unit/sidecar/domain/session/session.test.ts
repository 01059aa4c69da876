import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  after,
  asDurationMs,
  asEpochMs,
  DAY_MS,
  MINUTE_MS,
} from '../../../../../shared/kernel/time.ts';
import { endSession, isOver, openSession } from '../../../../../sidecar/domain/session/session.ts';
import { aJourney, aSession } from '../../../../support/builders/session.ts';

const BOUNDS = {
  idleMaxMs: asDurationMs(30 * MINUTE_MS),
  sessionMaxMs: DAY_MS,
  earlierLooksMs: asDurationMs(30 * DAY_MS),
  countMax: 9_999,
};
const START = asEpochMs(100 * DAY_MS);
const later = (ms: number) => after(START, asDurationMs(ms));
const session = aSession({ startedAt: START, lastAt: START });

describe('session', () => {
  it.each([
    ['a moment later', 1, false],
    ['at 30 minutes', 30 * MINUTE_MS, false],
    ['past 30 minutes', 30 * MINUTE_MS + 1, true],
  ])('[SE1] %s it is over: %s ms, %s', (_name, ms, over) => {
    expect(isOver(session, later(ms), BOUNDS)).toBe(over);
  });

  it('[SE1] it is over after 24 hours however busy', () => {
    const busy = { ...session, lastAt: later(DAY_MS) };
    expect(isOver(busy, later(DAY_MS), BOUNDS)).toBe(false);
    expect(isOver(busy, later(DAY_MS + 1), BOUNDS)).toBe(true);
  });

  it('[SE1] an ended session does not go on', () => {
    expect(isOver({ ...session, endedAt: START }, START, BOUNDS)).toBe(true);
  });

  it('[SE1] it ends when it became idle, or now when it is ended before', () => {
    expect(endSession(session, later(DAY_MS), BOUNDS).endedAt).toBe(later(30 * MINUTE_MS));
    expect(endSession(session, later(5), BOUNDS).endedAt).toBe(later(5));
    expect(endSession({ ...session, endedAt: later(1) }, later(5), BOUNDS).endedAt).toBe(later(1));
  });

  it('[HS1] looks of the session before are remembered for 30 days, older ones are not', () => {
    const look = { product: 'a', name: 'A', looks: 2, earlier: 1, lastAt: START, lastPage: 'p' };
    const old = { ...look, product: 'b', lastAt: asEpochMs(START - 30 * DAY_MS) };
    const before = aSession({ journey: aJourney({ looks: [old, look] }) });
    const opening = {
      session: asId<typeof session.session>('session-2'),
      visitor: session.visitor,
      shop: session.shop,
      language: session.language,
      conversation: null,
    };
    const opened = openSession(opening, later(1), before, BOUNDS);
    expect(opened.journey.looks).toEqual([{ ...look, looks: 0, earlier: 3 }]);
    expect(opened).toMatchObject({ acts: 0, endedAt: null, startedAt: later(1), lastAt: later(1) });
    expect(openSession(opening, later(1), null, BOUNDS).journey.looks).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  ended,
  endedByAgent,
  endingByTime,
  endingWith,
} from '../../../../../sidecar/domain/cobrowse/ending.ts';
import { pageSeen } from '../../../../../sidecar/domain/cobrowse/page-there.ts';
import { isAheadOf, pulledBack } from '../../../../../sidecar/domain/cobrowse/pull-back.ts';
import {
  aCobrowse,
  anActiveCobrowse,
  anEndedCobrowse,
} from '../../../../support/builders/cobrowse.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const at = (ms: number) => asEpochMs(MONDAY_MORNING + ms);
const AGES = { activeMaxMs: asDurationMs(3_000), pageGoneMaxMs: asDurationMs(1_000) };
const SETTLED = { isSettled: true, evenForMs: 9_000_000 };
const EVEN = { isSettled: false, evenForMs: 1_000 };
const JUMPED = { isSettled: false, evenForMs: 0 };
const HOLDER = asId<ReturnType<typeof aCobrowse>['askedBy']>('agent-1');

describe('what ends it', () => {
  it('[CB3] what has ended never moves again', () => {
    const over = anEndedCobrowse();
    expect(ended(over, 'too-long', at(9))).toBe(over);
    expect(endedByAgent(over, at(9))).toBe(over);
    expect(pageSeen(over, at(9))).toBe(over);
    expect(endingByTime(over, AGES, at(99_999_999), SETTLED)).toBeNull();
    expect(endingWith(over, { state: 'closed', holder: null })).toBeNull();
  });

  it('[CB3] the end has a reason and a moment after the last change, also when the clock went back', () => {
    const late = anActiveCobrowse({ changedAt: at(500) });
    expect(ended(late, 'handed-over', at(100))).toEqual({
      ...late,
      state: 'ended',
      ending: 'handed-over',
      endedAt: at(100),
      pageSeenAt: null,
      changedAt: at(501),
    });
  });

  it('[CB3] an agent withdraws the question, or stops', () => {
    expect(endedByAgent(aCobrowse(), at(1)).ending).toBe('withdrawn');
    expect(endedByAgent(anActiveCobrowse(), at(1)).ending).toBe('stopped-by-agent');
  });

  it.each([
    ['active', 'agent-1', null],
    ['active', 'agent-2', 'handed-over'],
    ['assigned', 'agent-2', 'handed-over'],
    ['assigned', 'agent-1', 'handed-over'],
    ['queued', null, 'handed-over'],
    ['wrap-up', 'agent-1', 'conversation-ended'],
    ['closed', 'agent-1', 'conversation-ended'],
  ] as const)('[CB3] with a conversation that is %s, of %s: %s', (state, holder, ending) => {
    const conversation = { state, holder: holder === null ? null : asId<typeof HOLDER>(holder) };
    expect(endingWith(aCobrowse(), conversation)).toBe(ending);
    expect(endingWith(anActiveCobrowse(), conversation)).toBe(ending);
  });

  it('[CB3] a question is unanswered at its time, settled clock or not', () => {
    const { answerBy } = aCobrowse();
    expect(endingByTime(aCobrowse(), AGES, asEpochMs(answerBy - 1), SETTLED)).toBeNull();
    expect(endingByTime(aCobrowse(), AGES, answerBy, SETTLED)).toBe('unanswered');
    expect(endingByTime(aCobrowse(), AGES, answerBy, JUMPED)).toBe('unanswered');
  });

  it('[CB3] a page may be gone for so long and no longer', () => {
    const seen = pageSeen(anActiveCobrowse(), at(400));
    expect(endingByTime(seen, AGES, at(1_399), SETTLED)).toBeNull();
    expect(endingByTime(seen, AGES, at(1_400), EVEN)).toBe('page-gone');
    expect(seen.changedAt).toBe(anActiveCobrowse().changedAt);
  });

  it('[CB3, CK4] no page counts as gone until the clock has gone evenly for as long as one may be', () => {
    const seen = pageSeen(anActiveCobrowse(), at(400));
    for (const evenForMs of [0, 999]) {
      const clock = { isSettled: false, evenForMs };
      expect(endingByTime(seen, AGES, at(1_400), clock)).toBeNull();
      expect(endingByTime(seen, AGES, at(99_999_999), clock)).toBeNull();
    }
  });

  it('[CB3, CK1] it lasts no longer than allowed, once the clock is believed', () => {
    const seen = pageSeen(anActiveCobrowse(), at(2_999));
    expect(endingByTime(seen, AGES, at(2_999), SETTLED)).toBeNull();
    expect(endingByTime(seen, AGES, at(3_000), EVEN)).toBeNull();
    expect(endingByTime(seen, AGES, at(3_000), SETTLED)).toBe('too-long');
  });

  it('[CK2] what a clock stamped that went back is judged from now on', () => {
    const valid = asDurationMs(60_000);
    const asked = aCobrowse({ askedAt: at(9_000_000), answerBy: at(9_060_000) });
    expect(isAheadOf(asked, at(9_000_000), valid)).toBe(false);
    expect(isAheadOf(asked, at(0), valid)).toBe(true);
    expect(pulledBack(asked, at(0), valid).answerBy).toBe(at(60_000));
    const active = anActiveCobrowse({ startedAt: at(9_000_000), pageSeenAt: at(9_000_001) });
    expect(isAheadOf(active, at(0), valid)).toBe(true);
    expect(pulledBack(active, at(0), valid)).toMatchObject({ startedAt: at(0), pageSeenAt: at(0) });
    expect(isAheadOf(anActiveCobrowse(), at(0), valid)).toBe(false);
  });
});

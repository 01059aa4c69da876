import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { answer, stop } from '../../../../../sidecar/domain/cobrowse/answer.ts';
import type { Ending } from '../../../../../sidecar/domain/cobrowse/cobrowse.ts';
import {
  aCobrowse,
  anActiveCobrowse,
  anEndedCobrowse,
} from '../../../../support/builders/cobrowse.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const at = (ms: number) => asEpochMs(MONDAY_MORNING + ms);
const ASKED = aCobrowse();
const LATE = ASKED.answerBy;

describe('the visitor’s answer', () => {
  it('[CB2] a yes in time makes it active from that moment', () => {
    expect(answer(ASKED, true, at(10))).toEqual({
      isOk: true,
      value: anActiveCobrowse({ startedAt: at(10), pageSeenAt: at(10), changedAt: at(10) }),
    });
    expect(answer(ASKED, true, asEpochMs(LATE - 1)).isOk).toBe(true);
  });

  it('[CB2] a yes at its time or later comes to nothing', () => {
    expect(answer(ASKED, true, LATE)).toEqual({ isOk: false, error: 'too-late' });
    const unanswered = anEndedCobrowse({ ending: 'unanswered' });
    expect(answer(unanswered, true, at(10))).toEqual({ isOk: false, error: 'too-late' });
  });

  it('[CB2] a yes again changes nothing', () => {
    const active = anActiveCobrowse();
    expect(answer(active, true, at(10))).toEqual({ isOk: true, value: active });
  });

  it.each<Ending>(['declined', 'withdrawn', 'stopped-by-visitor', 'page-gone', 'handed-over'])(
    '[CB3] a yes to what ended as %s moves nothing',
    (ending) => {
      expect(answer(anEndedCobrowse({ ending }), true, at(10))).toMatchObject({ error: 'over' });
    },
  );

  it('[CB2] a no is heard in any state, also late', () => {
    const no = answer(ASKED, false, at(90_000));
    expect(no).toMatchObject({
      value: { state: 'ended', ending: 'declined', endedAt: at(90_000) },
    });
    expect(answer(anActiveCobrowse(), false, at(10))).toMatchObject({
      value: { state: 'ended', ending: 'stopped-by-visitor', pageSeenAt: null },
    });
    const over = anEndedCobrowse({ ending: 'withdrawn' });
    expect(answer(over, false, at(10))).toEqual({ isOk: true, value: over });
  });

  it('[CB2] a stop is a no to what is asked, and the end of what is active', () => {
    expect(stop(ASKED, at(10)).ending).toBe('declined');
    expect(stop(anActiveCobrowse(), at(10)).ending).toBe('stopped-by-visitor');
    const over = anEndedCobrowse();
    expect(stop(over, at(10))).toBe(over);
  });
});

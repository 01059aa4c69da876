import { describe, expect, it } from 'vitest';
import {
  brokenStage,
  failureLines,
  hasFailed,
  lastLine,
  stageLine,
} from '../../../../scripts/stages/stage.ts';

const unit = { name: 'unit', passed: 120, failures: [], skipped: 0, seconds: 3.21 };

describe('the last line', () => {
  it('[RN1] adds up all stages', () => {
    const e2e = {
      name: 'e2e',
      passed: 4,
      failures: [{ name: 'J1', message: 'no offer' }],
      skipped: 0,
      seconds: 60,
    };
    expect(lastLine([unit, e2e])).toBe('124 passed, 1 failed');
  });

  it('[RN1] names skipped tests only when there are some', () => {
    expect(lastLine([unit])).toBe('120 passed, 0 failed');
    expect(lastLine([unit, { ...unit, skipped: 2 }])).toBe('240 passed, 0 failed, 2 skipped');
  });

  it('[RN1] a run without stages passed nothing', () => {
    expect(lastLine([])).toBe('0 passed, 0 failed');
  });
});

describe('a stage', () => {
  it('[RN1] tells its name, counts and seconds in one line', () => {
    expect(stageLine(unit)).toMatch(/^unit +120 passed, 0 failed +3\.2 s$/);
  });

  it('[RN2] that could not do its work counts as one failure', () => {
    const broken = brokenStage('e2e', 'No browser was found.', 0);
    expect(hasFailed([unit, broken])).toBe(true);
    expect(lastLine([unit, broken])).toBe('120 passed, 1 failed');
    expect(failureLines(broken)).toEqual(['  ✗ e2e', '      No browser was found.']);
  });

  it('[RN2] without failures has not failed', () => {
    expect(hasFailed([unit])).toBe(false);
    expect(failureLines(unit)).toEqual([]);
  });
});

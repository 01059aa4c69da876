import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '../../../../shared/protocol/backoff.ts';
import { ERROR_KINDS } from '../../../../shared/protocol/error-kind.ts';
import {
  BACKOFF_FIRST_MS,
  BACKOFF_MAX_MS,
  VISITOR_MESSAGES_BURST,
  VISITOR_MESSAGES_PER_SECOND,
} from '../../../../shared/protocol/limits.ts';
import {
  FINAL_CLOSE_CODES,
  PACE_BURST,
  PACE_PER_SECOND,
  REPLACED_CLOSE_CODE,
  RETRIED_KINDS,
  UNAUTHENTICATED_CLOSE_CODE,
} from '../../../../visitor/wire/definitions.ts';
import { openPace } from '../../../../visitor/wire/pace.ts';

it('[VS10] a wait is never longer than the maximum nor than twice the step before', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const waitMs = backoffMs(attempt, chance);
      const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** attempt);
      expect(waitMs).toBeGreaterThanOrEqual(ceilingMs / 2 - 1);
      expect(waitMs).toBeLessThanOrEqual(ceilingMs);
    }),
  );
  expect(backoffMs(3, 1)).toBe(2_000);
});

it('[VS10] nobody waits longer after an outage than twice as long as it took', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 9,
    maxLength: 9,
  });
  fc.assert(
    fc.property(fc.nat(60_000), chances, (outageMs, drawn) => {
      let triedAtMs = 0;
      for (const [attempt, chance] of drawn.entries()) {
        triedAtMs += backoffMs(attempt, chance);
        if (triedAtMs >= outageMs) break;
      }
      expect(triedAtMs - outageMs).toBeLessThanOrEqual(2 * outageMs + BACKOFF_FIRST_MS);
    }),
  );
});

it('[VS10] what may be tried again, and what may not, agrees with the list of reasons', () => {
  const kinds = Object.entries(ERROR_KINDS);
  const own = [REPLACED_CLOSE_CODE, UNAUTHENTICATED_CLOSE_CODE, 4401];
  const final = kinds.filter(
    ([, { canRetry, closeCode }]) => !canRetry && closeCode !== null && !own.includes(closeCode),
  );
  expect(FINAL_CLOSE_CODES).toEqual(
    Object.fromEntries(final.map(([kind, { closeCode }]) => [closeCode, kind])),
  );
  expect([...RETRIED_KINDS].sort()).toEqual(
    kinds.flatMap(([kind, { canRetry }]) => (canRetry ? [kind] : [])).sort(),
  );
});

it('[LM1] the page stays below what the sidecar allows, however much waits', () => {
  const pace = openPace(PACE_BURST, PACE_PER_SECOND);
  let sent = 0;
  for (let ms = 0; ms < 10_000; ms += 1) while (pace.take(ms)) sent += 1;
  expect(sent).toBeGreaterThan(PACE_BURST);
  expect(sent).toBeLessThan(VISITOR_MESSAGES_BURST + 10 * VISITOR_MESSAGES_PER_SECOND);
  expect(pace.waitMs(9_999)).toBeGreaterThan(0);
});

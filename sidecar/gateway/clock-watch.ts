import { CLOCK_JUMP_MIN_MS } from '../../shared/protocol/limits.ts';
import type { ClockTrust } from '../app/clock-trust.ts';
import type { Clock, Log } from '../ports/ambient.ts';

/**
 * Whether the machine's clock can be trusted with what cannot be undone. Somebody may set it, or a
 * time service: until it has gone evenly for long enough, nothing is ended or forgotten for its age,
 * so that a minute in the year 2090 costs nothing (SPEC CK1).
 */
export interface ClockWatch extends ClockTrust {
  /** Compares it with a timer that nobody sets; called by the ticker. */
  look(): void;
  /** For the operator, from a jump until it has settled again; else null. */
  sentence(): string | null;
}

interface Terms {
  readonly clock: Clock;
  readonly log: Log;
  readonly settledAfterMs: number;
  /** Milliseconds of a timer that only goes forward. */
  readonly steadyMs?: () => number;
}

export function watchClock({ clock, log, settledAfterMs, ...terms }: Terms): ClockWatch {
  const steadyMs = terms.steadyMs ?? (() => performance.now());
  let lead = clock.now() - steadyMs();
  // The start counts too: a machine without a battery begins in 1970 and is told the time later.
  let evenSinceMs = steadyMs();
  let jumpMs = 0;
  const isSettled = (): boolean => steadyMs() - evenSinceMs >= settledAfterMs;
  const movedMs = (): number => Math.round(clock.now() - steadyMs() - lead);

  return {
    look() {
      const byMs = movedMs();
      lead = clock.now() - steadyMs();
      if (Math.abs(byMs) < CLOCK_JUMP_MIN_MS) return;
      jumpMs = byMs;
      evenSinceMs = steadyMs();
      log.warn('clock-jumped', { byMs });
    },
    isSettled,
    // Since the last look too: what is judged between two looks is judged by a clock that may have jumped.
    evenForMs: () => (Math.abs(movedMs()) < CLOCK_JUMP_MIN_MS ? steadyMs() - evenSinceMs : 0),
    sentence: () => (jumpMs === 0 || isSettled() ? null : sentenceFor(jumpMs, settledAfterMs)),
  };
}

function sentenceFor(jumpMs: number, settledAfterMs: number): string {
  const way = jumpMs > 0 ? 'forward' : 'back';
  const length = lengthOf(Math.abs(jumpMs));
  return `The machine's clock jumped ${length} ${way}. Check it; nothing is forgotten until it has gone evenly for ${lengthOf(settledAfterMs)}.`;
}

function lengthOf(ms: number): string {
  const units = [
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['minutes', 60_000],
  ] as const;
  const [name, unitMs] = units.find(([, each]) => ms >= 2 * each) ?? ['seconds', 1_000];
  return `${Math.round(ms / unitMs)} ${name}`;
}

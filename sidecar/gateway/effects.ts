import { EFFECTS_AT_ONCE_MAX } from '../../shared/protocol/limits.ts';
import type { Environment } from '../app/context.ts';
import { claimEffects, settleEffect } from '../app/effects.ts';
import type { Outside, Performed } from '../ports/outside.ts';
import type { Bounds } from './bounds.ts';

type Effect = Parameters<Outside['perform']>[0];

interface Terms {
  readonly environment: Environment;
  readonly outside: Outside;
  readonly bounds: Bounds;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

/** Effect rows → the outside world → results back through the pipeline (SPEC EF1). */
export interface Effects {
  /** Looks for rows that are due; called by the ticker. What somebody waits for is looked for at once (SPEC EF2). */
  look(): void;
  /** Breaks off what is under way; its lease runs out and it is performed again. */
  stop(): void;
}

export function performEffects({ environment, outside, bounds, track, faulted }: Terms): Effects {
  const stopping = new AbortController();
  let isLooking = false;
  let isAskedAgain = false;
  // Somebody waits for one of those that are due, or more are due than there was room for: all are claimed as room
  // comes, and not some each second.
  let isPressing = false;
  let underWay = 0;

  async function perform(effect: Effect): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(bounds.effectTimeoutMs)]);
    const performed = await outside.perform(effect, signal).catch(unknown);
    if (stopping.signal.aborted) return;
    await settleEffect(environment, effect.effect, performed, bounds.effectBackoffFirstMs);
  }

  /** By itself: one that takes long holds up no other. */
  async function performOne(effect: Effect): Promise<void> {
    underWay += 1;
    try {
      await perform(effect);
    } catch (error) {
      faulted(error);
    } finally {
      underWay -= 1;
    }
    if (isPressing) look();
  }

  async function lookNow(): Promise<void> {
    isLooking = true;
    try {
      do {
        isAskedAgain = false;
        const room = EFFECTS_AT_ONCE_MAX - underWay;
        const claimed = await claimEffects(environment, room);
        // As many as there was room for: there may be more, and room for twenty each second would pile them up.
        isPressing = isAskedAgain || claimed.length === room;
        for (const effect of claimed) track(performOne(effect));
      } while (isAskedAgain && underWay < EFFECTS_AT_ONCE_MAX);
    } catch (error) {
      faulted(error);
    } finally {
      isLooking = false;
    }
  }

  function look(): void {
    if (stopping.signal.aborted || underWay >= EFFECTS_AT_ONCE_MAX) return;
    if (isLooking) isAskedAgain = true;
    else track(lookNow());
  }

  const stopListening = environment.effectsDue.onRing(() => {
    isPressing = true;
    look();
  });

  return {
    look,
    stop() {
      stopListening();
      stopping.abort();
    },
  };
}

// An adapter that throws has not said whether anything arrived.
function unknown(error: unknown): Performed {
  return { kind: 'unknown', sentence: error instanceof Error ? error.message : 'no answer' };
}

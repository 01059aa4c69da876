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
  /** Looks for rows that are due; called by the ticker. */
  look(): void;
  /** Breaks off what is under way; its lease runs out and it is performed again. */
  stop(): void;
}

export function performEffects({ environment, outside, bounds, track, faulted }: Terms): Effects {
  const stopping = new AbortController();
  let isLooking = false;

  async function perform(effect: Effect): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(bounds.effectTimeoutMs)]);
    const performed = await outside.perform(effect, signal).catch(unknown);
    if (stopping.signal.aborted) return;
    await settleEffect(environment, effect.effect, performed, bounds.effectBackoffFirstMs);
  }

  async function lookNow(): Promise<void> {
    isLooking = true;
    try {
      const claimed = await claimEffects(environment);
      const settled = await Promise.allSettled(claimed.map(perform));
      for (const each of settled) if (each.status === 'rejected') faulted(each.reason);
    } catch (error) {
      faulted(error);
    } finally {
      isLooking = false;
    }
  }

  return {
    look() {
      if (!isLooking && !stopping.signal.aborted) track(lookNow());
    },
    stop: () => stopping.abort(),
  };
}

// An adapter that throws has not said whether anything arrived.
function unknown(error: unknown): Performed {
  return { kind: 'unknown', sentence: error instanceof Error ? error.message : 'no answer' };
}

import type { Environment } from '../app/context.ts';
import { teach } from '../app/suggestion/teach.ts';

interface Terms {
  readonly environment: Environment;
  /** How often what was shown and used is learned from; a changed article and an erasure are seen at each look. */
  readonly notesEveryMs: number;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
  /** Milliseconds of a timer that only goes forward. */
  readonly steadyMs?: () => number;
}

/** Tells the suggester what there is to know, again and again while it changes (SPEC SU5). */
export interface TeachingOn {
  /** Called by the ticker, and once before anybody comes. */
  look(): void;
}

export function keepTaught({
  environment,
  notesEveryMs,
  track,
  faulted,
  ...terms
}: Terms): TeachingOn {
  const steadyMs = terms.steadyMs ?? (() => performance.now());
  const teaching = teach(environment);
  let notedAtMs = Number.NEGATIVE_INFINITY;
  let isLooking = false;

  async function lookNow(): Promise<void> {
    isLooking = true;
    const withNotes = steadyMs() - notedAtMs >= notesEveryMs;
    try {
      await teaching.look(withNotes);
      if (withNotes) notedAtMs = steadyMs();
    } catch (error) {
      faulted(error);
    } finally {
      isLooking = false;
    }
  }

  return {
    look() {
      if (!isLooking) track(lookNow());
    },
  };
}

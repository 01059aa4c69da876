import type { Environment } from '../app/context.ts';
import { passTime } from '../app/pass-time.ts';
import type { ClockWatch } from './clock-watch.ts';

const TICK_MS = 1_000;

interface Terms {
  readonly environment: Environment;
  readonly clockWatch: ClockWatch;
  /** What else happens each second. */
  readonly also: () => void;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

/** "Time passed" as a caller: once a second, one at a time. */
export function tick({ environment, clockWatch, also, track, faulted }: Terms): () => void {
  let isPassing = false;
  const pass = async (): Promise<void> => {
    if (isPassing) return;
    isPassing = true;
    try {
      clockWatch.look();
      await passTime(environment, clockWatch);
      also();
    } catch (error) {
      faulted(error);
    } finally {
      isPassing = false;
    }
  };
  const timer = setInterval(() => track(pass()), TICK_MS);
  return () => clearInterval(timer);
}

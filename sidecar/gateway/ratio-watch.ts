import type { Environment } from '../app/context.ts';
import { ratiosNow, type ShopRatio } from '../app/report/ratios.ts';
import type { Counters } from './counters.ts';
import { nowAndThen } from './now-and-then.ts';

/** Whether the arms of the holdout are split as they were drawn: nobody need ask for it (SPEC MS3). */
export interface RatioWatch {
  /** Reads the stamps, when it is time; called by the ticker. */
  look(): void;
  /** For the operator, while a split is broken; else null. */
  sentence(): string | null;
  stop(): void;
}

interface Terms {
  readonly environment: Environment;
  readonly counters: Pick<Counters, 'split'>;
  readonly everyMs: number;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
  /** Milliseconds of a timer that only goes forward. */
  readonly steadyMs?: () => number;
}

export function watchRatios({ environment, counters, ...terms }: Terms): RatioWatch {
  let off: readonly ShopRatio[] = [];
  let isStopped = false;

  const look = nowAndThen(terms, async () => {
    const ratios = await ratiosNow(environment, () => isStopped);
    if (ratios === null) return;
    counters.split(ratios);
    const before = new Set(off.map(({ shop }) => shop));
    off = ratios.filter(({ isOff }) => isOff);
    for (const { shop, heldOut, offered, planned } of off) {
      if (before.has(shop)) continue;
      environment.log.warn('holdout-split-broken', { shop, heldOut, offered, planned });
    }
  });

  return {
    look,
    sentence: () => (off.length === 0 ? null : sentenceFor(off)),
    stop() {
      isStopped = true;
    },
  };
}

function sentenceFor(off: readonly ShopRatio[]): string {
  const shops = off.map(({ shop, heldOut, offered }) => `${shop} (${heldOut} and ${offered})`);
  return `The holdout is not split as drawn in ${shops.join(', ')}: do not believe the measures of offers (docs/OPERATIONS.md).`;
}

import type { Outside } from '../../../sidecar/ports/outside.ts';
import type { Chances } from './chance.ts';
import type { Times } from './times.ts';

/** The shop's systems: answer late, twice over, wrongly or never; remember what reached them. */
export interface OutsideWorld {
  readonly port: Outside;
  /** How often each idempotency key was performed. */
  readonly performed: ReadonlyMap<string, number>;
  heal(): void;
}

export function openOutside(times: Times, chance: Chances): OutsideWorld {
  const performed = new Map<string, number>();
  let isHealed = false;
  return {
    performed,
    heal() {
      isHealed = true;
    },
    port: {
      async perform({ effect }, signal) {
        const fate = isHealed ? 0 : chance.next();
        if (fate < 0.8) performed.set(effect, (performed.get(effect) ?? 0) + 1);
        const waitMs = chance.around(fate < 0.4 ? 50 : 4_000);
        await new Promise<void>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('no answer in time')), {
            once: true,
          });
          // Performed, and the answer never comes.
          if (fate < 0.7 || fate > 0.85) times.later(waitMs, resolve);
        });
        return fate < 0.7
          ? { kind: 'done' }
          : { kind: 'failed', canRetry: true, sentence: 'The shop is busy.' };
      },
    },
  };
}

import type { Bus } from '../../sidecar/ports/bus.ts';
import type { Chances } from './world/chance.ts';
import type { StoreBend } from './world/disk.ts';

/** A piece of the product broken on purpose, through the seams of the simulation. */
export interface Sabotage {
  readonly store?: (chance: Chances) => StoreBend;
  readonly bus?: (bus: Bus, chance: Chances) => Bus;
  /** What the sidecar's socket does with what it is given to send; null drops it. */
  readonly sent?: (text: string, chance: Chances) => string | null;
  /** What a browser forgets when a page is loaded. */
  readonly pageLoads?: (local: Map<string, string>, tab: Map<string, string>) => void;
}

export const NO_SABOTAGE: Sabotage = {};

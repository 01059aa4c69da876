import type { Share } from '../../shared/kernel/measure.ts';
import type { DurationMs } from '../../shared/kernel/time.ts';
import type { ActionMap } from './engagement/action-map.ts';
import type { Caps } from './engagement/cap.ts';

/** One connected shop. */
export interface Shop {
  readonly shop: string;
  readonly name: string;
  /** Exact origins whose pages may connect (SPEC ID3). */
  readonly origins: readonly string[];
  /** Shared key with which the shop's server signs `identify` (HS256); null when it does not. */
  readonly identifyKey: string | null;
}

/** Everything that is decided beforehand, as data. */
export interface Policy {
  readonly actionMaps: readonly ActionMap[];
  readonly caps: Caps;
  /** Part of qualifying visitors that is never offered anything (SPEC EN2, EN3). */
  readonly holdoutShare: Share;
  readonly offerValidMs: DurationMs;
  /** Reason codes an agent chooses from in wrap-up. */
  readonly dispositions: readonly {
    readonly id: string;
    readonly nl: string;
    readonly en: string;
  }[];
}

import type { ActionMapId, ShopId } from '../../../../shared/kernel/ids.ts';
import {
  after,
  asDurationMs,
  type DurationMs,
  type EpochMs,
} from '../../../../shared/kernel/time.ts';
import type { PageCounts } from '../features/page-statistics.ts';
import type { Answering } from '../foresee.ts';
import type { Ranks } from '../ranks.ts';
import type { FeatureCounts } from './feature-parts.ts';

/** What a shop has learned beside its models. It names pages and action maps, and no visitor, session or order. */
export interface ShopLearning {
  readonly shop: ShopId;
  /** The busiest pages, by address without query and fragment. */
  readonly pages: readonly { readonly page: string; readonly counts: PageCounts }[];
  /** Where the chances of the newest sessions lay, as this decision saw them; null where none tells chances. */
  readonly ranks: { readonly of: string; readonly ranks: Ranks } | null;
  /** What offers came to, by map; by hand with null. */
  readonly answering: readonly (Answering & { readonly actionMap: ActionMapId | null })[];
  /** Mean length of a conversation with its wrap-up. */
  readonly talkMs: DurationMs | null;
  /** Mean worth of an order, in minor units. */
  readonly orderMinor: number | null;
  /** How the features lie of late, in the parts of this model; null while none decides. */
  readonly late: { readonly of: string; readonly counts: FeatureCounts } | null;
  /** Sessions that were counted, and when the newest of them ended. */
  readonly sessions: number;
  readonly countedTo: EpochMs | null;
  /** When it was last learned; null while it is only claimed. */
  readonly learnedAt: EpochMs | null;
  /** Which of several processes learns now, and until when the others let it. */
  readonly claim: { readonly by: string; readonly until: EpochMs } | null;
  /** Rises with each change that decisions notice. */
  readonly changedAt: EpochMs;
}

/** Of a shop of which nothing was learned. */
export function nothingLearned(shop: ShopId, now: EpochMs): ShopLearning {
  return {
    shop,
    pages: [],
    ranks: null,
    answering: [],
    talkMs: null,
    orderMinor: null,
    late: null,
    sessions: 0,
    countedTo: null,
    learnedAt: null,
    claim: null,
    changedAt: now,
  };
}

/** A moment after every change before it, also when the clock went back: whoever compares, notices. */
export function laterThan(changedAt: EpochMs, now: EpochMs): EpochMs {
  return now > changedAt ? now : after(changedAt, LEAST_MS);
}

const LEAST_MS = asDurationMs(1);

import type {
  CodeId,
  ConversationId,
  ExerciseId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { CodeKind } from './allowance.ts';

/**
 * making → made → shown → applied → redeemed, or an end on the way: `failed` (the shop could not make it), `lost`
 * (it vanished at checkout), `expired`, `revoked`. `applied` goes back to `shown` when the shop releases it.
 */
export type CodeState =
  | 'making'
  | 'made'
  | 'shown'
  | 'applied'
  | 'redeemed'
  | 'lost'
  | 'expired'
  | 'revoked'
  | 'failed';

export const CODE_ENDS = ['redeemed', 'lost', 'expired', 'revoked', 'failed'] as const;

/** What the shop gives for it; `most` bounds a percentage whose basket grew (SPEC MD5). */
export interface CodeWorth {
  readonly kind: CodeKind;
  /** Percentage only: whole percent. */
  readonly percent: number | null;
  /** The most that may be taken off, in minor units. */
  readonly most: Minor;
  readonly currency: string;
  /** The basket must be worth at least this; null asks nothing. */
  readonly basketFrom: Minor | null;
}

/**
 * Why a code stands as it does, in words of ours: `shop-late` it is still being made, `shop-failed` the shop could not make
 * it, `not-taken-back` it may still work there, `paid-without` an order was paid without it, `used-elsewhere` because
 * another order had used it, `paid-after-end` an order was paid with it although it had ended.
 */
export interface CodeCause {
  readonly kind:
    | 'shop-late'
    | 'shop-failed'
    | 'not-taken-back'
    | 'paid-without'
    | 'used-elsewhere'
    | 'paid-after-end';
  /** The order that showed it; null when none did. */
  readonly order: string | null;
  /** The order that had used it. */
  readonly by: string | null;
}

/** An order that the shop took a code in after its end, and was paid. */
export interface AfterEnd {
  readonly order: string;
  /** What it took off. */
  readonly taken: Minor;
  /** Whether what was still set aside for the code paid for it; else it came on top. */
  readonly isSetAside: boolean;
}

/** A single-use discount code. */
export interface Code {
  readonly code: CodeId;
  /** What the visitor types: upper case, unguessable. */
  readonly text: string;
  readonly exercise: ExerciseId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  readonly worth: CodeWorth;
  readonly state: CodeState;
  /** Why it is late, failed or was lost, as the shop said it; empty when there is nothing to say. */
  readonly why: string;
  /** The same as a word; null and missing: there is nothing to say. */
  readonly cause?: CodeCause | null;
  /** What the shop calls it: needed to take it back; null while it has not said. */
  readonly shopRef: string | null;
  /** The basket or order that applied it last; once redeemed, the last of the others, so that theirs can be told (SPEC CD4). */
  readonly heldBy: string | null;
  /** Who had applied it before that one, newest last: one of their orders may be paid without it. Missing: nobody. */
  readonly heldBefore?: readonly string[];
  /** The order it was redeemed in. */
  readonly order: string | null;
  /** What that order was worth, in the code's currency, as the shop's server said; missing: it has not. */
  readonly orderMinor?: Minor;
  /** What was really taken off, once redeemed. */
  readonly taken: Minor | null;
  /** Orders that were paid with it after its end (SPEC CD10). */
  readonly afterEnd?: readonly AfterEnd[];
  /** The lost code this one stands in for. */
  readonly replaces: CodeId | null;
  readonly madeAt: EpochMs;
  readonly changedAt: EpochMs;
  readonly expiresAt: EpochMs;
}

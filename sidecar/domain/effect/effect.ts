import type { EffectId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** Acts on the outside world that exist; each becomes one delivery with the row's id as its key. */
export type EffectKind = 'webhook' | 'shop';

export type EffectState = 'due' | 'doing' | 'done' | 'failed' | 'unknown';

/** An act on the outside world, written in the same commit as its cause (SPEC EF1). */
export interface Effect {
  readonly effect: EffectId;
  readonly kind: EffectKind;
  /** What to send: a webhook's type and its fields; `code.make` or `code.revoke` for a shop. */
  readonly body: { readonly type: string; readonly fields: Readonly<Record<string, unknown>> };
  readonly state: EffectState;
  readonly tries: number;
  readonly dueAt: EpochMs;
  /** While doing: another may claim it after this moment. */
  readonly leasedUntil: EpochMs | null;
  readonly createdAt: EpochMs;
}

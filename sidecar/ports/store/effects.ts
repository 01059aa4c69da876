import type { ConversationId, EffectId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Effect, EffectState } from '../../domain/effect/effect.ts';

export interface Effects {
  add(effect: Effect): Promise<void>;
  find(effect: EffectId): Promise<Effect | null>;
  /** Marks up to `max` rows that are due, or whose lease ran out, as doing; one more try each. */
  claim(now: EpochMs, leasedUntil: EpochMs, max: number): Promise<readonly Effect[]>;
  settle(effect: EffectId, state: EffectState, dueAt: EpochMs): Promise<void>;
  count(state: EffectState): Promise<number>;
  /** Acts that carry words of this conversation outside, sent or not, oldest first. */
  about(conversation: ConversationId): Promise<readonly Effect[]>;
  /** Those acts go, also one that is being done: its end then finds nothing. How many went. */
  erase(conversation: ConversationId): Promise<number>;
  forget(before: EpochMs, max: number): Promise<number>;
}

import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { ErrorKind } from '../../../shared/protocol/error-kind.ts';
import type { RefusalReason } from '../../../shared/protocol/refusal-reason.ts';
import type { Audience } from '../../domain/audience.ts';
import type { DenialWord } from '../../domain/mandate/denial.ts';

/** What a command was answered, for good. */
export type Answer =
  | {
      readonly kind: 'done';
      readonly result: { readonly code: string; readonly expiresAt: EpochMs } | null;
      /** To a shop's server: the answer as it was written, so that a repeat reads the same (SPEC CD5). */
      readonly said?: string;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: ErrorKind;
      readonly sentence: string;
      readonly reason?: RefusalReason;
      readonly denial?: DenialWord;
    };

/** A command that has been answered (SPEC FD3). */
export interface Mark {
  readonly caller: Audience;
  readonly id: MessageId;
  /** SHA-256 of the command's body: the same id with another body is refused (as Stripe does). */
  readonly bodyHash: string;
  readonly answer: Answer;
  readonly at: EpochMs;
}

export interface Marks {
  find(caller: Audience, id: MessageId): Promise<Mark | null>;
  put(mark: Mark): Promise<void>;
  /** All of a caller who will never call again; how many went. */
  drop(caller: Audience): Promise<number>;
  /** How many are kept of the caller. */
  count(caller: Audience): Promise<number>;
  /** Answers with a code that ended before the moment become `instead`; how many did. */
  forgetCodes(before: EpochMs, instead: Answer, max: number): Promise<number>;
  forget(before: EpochMs, max: number): Promise<number>;
}

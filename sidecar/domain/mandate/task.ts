import type {
  AgentId,
  ConversationId,
  ExerciseId,
  TaskId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { AllowanceKind } from './allowance.ts';

/** Goodwill that a person must carry out: a credit, a gift, a card. */
export interface Task {
  readonly task: TaskId;
  readonly exercise: ExerciseId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly kind: AllowanceKind;
  /** What the gift or the card is, in the lead's words; empty for a credit. */
  readonly what: string;
  /** The most it may come to; tasks of before it was kept name it in their `what`. */
  readonly worth?: { readonly minor: Minor; readonly currency: string };
  readonly owner: AgentId;
  readonly dueAt: EpochMs;
  readonly state: 'open' | 'done' | 'failed';
  readonly note: string;
  readonly changedAt: EpochMs;
}

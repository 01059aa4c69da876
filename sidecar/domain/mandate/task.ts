import type {
  AgentId,
  ConversationId,
  ExerciseId,
  TaskId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { AllowanceKind } from './allowance.ts';

/** Goodwill that a person must carry out: a credit, a gift, a card. */
export interface Task {
  readonly task: TaskId;
  readonly exercise: ExerciseId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly kind: AllowanceKind;
  /** What is to be done, as people say it. */
  readonly what: string;
  readonly owner: AgentId;
  readonly dueAt: EpochMs;
  readonly state: 'open' | 'done' | 'failed';
  readonly note: string;
  readonly changedAt: EpochMs;
}

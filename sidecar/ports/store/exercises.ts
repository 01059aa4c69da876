import type { ConversationId, ExerciseId, TaskId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Task } from '../../domain/mandate/task.ts';

/** What was given, and what people have to do about it. */
export interface Exercises {
  find(exercise: ExerciseId): Promise<Exercise | null>;
  put(exercise: Exercise): Promise<void>;
  /** Oldest first. */
  ofConversation(conversation: ConversationId): Promise<readonly Exercise[]>;
  ofVisitor(visitor: VisitorId): Promise<readonly Exercise[]>;
  /** Given at or after the moment, oldest first, at most `max`. */
  since(moment: EpochMs, max: number): Promise<readonly Exercise[]>;
  findTask(task: TaskId): Promise<Task | null>;
  putTask(task: Task): Promise<void>;
  /** Soonest due first. */
  openTasks(): Promise<readonly Task[]>;
  /** Done or failed, and due at or after the moment; last due first, at most `max`. */
  settledTasks(dueFrom: EpochMs, max: number): Promise<readonly Task[]>;
  tasksOfVisitor(visitor: VisitorId): Promise<readonly Task[]>;
  /** All of the visitor's, tasks too; how many rows went. The ledger stays (SPEC LG1). */
  erase(visitor: VisitorId): Promise<number>;
  /** Given before the moment and closed; how many rows went. */
  forget(before: EpochMs, max: number): Promise<number>;
}

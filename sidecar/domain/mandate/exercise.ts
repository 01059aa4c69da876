import type {
  AgentId,
  ApprovalId,
  CodeId,
  ConversationId,
  ExerciseId,
  MandateId,
  TaskId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Stood } from '../engagement/stood.ts';
import type { Step } from './allowance.ts';
import type { Charge } from './ledger.ts';

/** One thing given under a mandate. */
export interface Exercise {
  readonly exercise: ExerciseId;
  readonly mandate: MandateId;
  readonly version: number;
  readonly agent: AgentId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly step: Step;
  readonly currency: string;
  /** Set aside in the ledger when it was given: the most it can come to (SPEC MD5). */
  readonly reserved: Minor;
  /** What it came to; null while that is open. */
  readonly cost: Minor | null;
  /** What came on top of that by codes the shop took after their end (SPEC CD10); missing is none. */
  readonly overrun?: Minor;
  /** Where the reservation stands in the ledger, so that what is given back goes where it came from. */
  readonly charges: readonly Charge[];
  readonly approval: ApprovalId | null;
  readonly code: CodeId | null;
  readonly task: TaskId | null;
  readonly at: EpochMs;
  /** How the visit stood right before; null and missing: nobody knows. */
  readonly stood?: Stood | null;
}

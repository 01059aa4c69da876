import type { ApprovalId, ConversationId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Approval } from '../../domain/mandate/approval.ts';

export interface Approvals {
  /** Locked until the commit: of two answers at once the second finds the first. */
  find(approval: ApprovalId): Promise<Approval | null>;
  put(approval: Approval): Promise<void>;
  /** Asked and not answered, soonest to time out first. */
  open(): Promise<readonly Approval[]>;
  ofConversation(conversation: ConversationId): Promise<readonly Approval[]>;
  ofVisitor(visitor: VisitorId): Promise<readonly Approval[]>;
  erase(visitor: VisitorId): Promise<number>;
  forget(before: EpochMs, max: number): Promise<number>;
}

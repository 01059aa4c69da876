import type { CodeId, ConversationId, ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Code } from '../../domain/mandate/code.ts';

export interface Codes {
  find(code: CodeId): Promise<Code | null>;
  /** By what the visitor typed, upper case; locked until the commit, so that two at once go one after the other. */
  findByText(shop: ShopId, text: string): Promise<Code | null>;
  put(code: Code): Promise<void>;
  /** Oldest first. */
  ofConversation(conversation: ConversationId): Promise<readonly Code[]>;
  ofVisitor(visitor: VisitorId): Promise<readonly Code[]>;
  /** Not at an end and past their time, at most `max`. */
  overdue(now: EpochMs, max: number): Promise<readonly Code[]>;
  /** Held by this basket or order, in whatever state, at most HOLDER_CODES_MAX: what an order is compared with (SPEC CD4). */
  heldBy(shop: ShopId, holder: string): Promise<readonly Code[]>;
  /** Made, shown or applied: what is compared with the shop's orders. */
  open(shop: ShopId, max: number): Promise<readonly Code[]>;
  erase(visitor: VisitorId): Promise<number>;
  /** At an end before the moment; how many rows went. */
  forget(before: EpochMs, max: number): Promise<number>;
}

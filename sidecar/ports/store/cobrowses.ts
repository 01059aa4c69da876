import type { CobrowseId, ConversationId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Cobrowse } from '../../domain/cobrowse/cobrowse.ts';

/** Every time of looking along: who asked, what became of it, who watched. Never what was on the page. */
export interface Cobrowses {
  find(cobrowse: CobrowseId): Promise<Cobrowse | null>;
  put(cobrowse: Cobrowse): Promise<void>;
  /** Asked or active, asked first first. */
  open(): Promise<readonly Cobrowse[]>;
  /** All of one conversation, asked first first. */
  ofConversation(conversation: ConversationId): Promise<readonly Cobrowse[]>;
  /** All of one visitor, asked first first. */
  ofVisitor(visitor: VisitorId): Promise<readonly Cobrowse[]>;
  /** All of the visitor's; how many rows went. */
  erase(visitor: VisitorId): Promise<number>;
  /** Those that ended before the moment; how many went. */
  forget(before: EpochMs, max: number): Promise<number>;
}

import type {
  AgentId,
  CobrowseId,
  ConversationId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';

/** Asked by an agent, active once its visitor agreed, ended for good. */
export type CobrowseState = 'asked' | 'active' | 'ended';

/** Why it is over. */
export type Ending =
  | 'declined'
  | 'withdrawn'
  | 'unanswered'
  | 'stopped-by-visitor'
  | 'stopped-by-agent'
  | 'conversation-ended'
  | 'handed-over'
  | 'page-gone'
  | 'too-long';

/** Somebody who has looked along, and when for the first time. */
export interface Watcher {
  readonly agent: AgentId;
  readonly name: string;
  readonly since: EpochMs;
}

/** One time of looking along, from the question to its end (SPEC CB1 to CB5). */
export interface Cobrowse {
  readonly cobrowse: CobrowseId;
  readonly conversation: ConversationId;
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  /** Who held the conversation when they asked, and holds it for as long as this is not over. */
  readonly askedBy: AgentId;
  /** As the visitor was told it. */
  readonly agentName: string;
  readonly state: CobrowseState;
  /** null while it is not over. */
  readonly ending: Ending | null;
  /** May watch beside the holder; leads always may. */
  readonly invited: readonly AgentId[];
  /** Everybody who has looked along so far. */
  readonly watchers: readonly Watcher[];
  readonly askedAt: EpochMs;
  /** While asked: answered before this moment, or it is over. */
  readonly answerBy: EpochMs;
  readonly startedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  /** While active: when a page of the visitor was last known to be there. */
  readonly pageSeenAt: EpochMs | null;
  /** Later with every change, so that the card that changed last wins. */
  readonly changedAt: EpochMs;
}

/** Whether it is asked or active: there is never a second one of the same conversation (SPEC CB1). */
export function isOpen({ state }: Pick<Cobrowse, 'state'>): boolean {
  return state !== 'ended';
}

/** The fields that change, and a moment after the last one, also when the clock went back. */
export function changed(before: Cobrowse, now: EpochMs, fields: Partial<Cobrowse>): Cobrowse {
  const changedAt = now > before.changedAt ? now : asEpochMs(before.changedAt + 1);
  return { ...before, ...fields, changedAt };
}

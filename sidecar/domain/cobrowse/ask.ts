import type { AgentId, CobrowseId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { after, type DurationMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { type Cobrowse, isOpen } from './cobrowse.ts';

/** Who asks to look along, in which conversation, and what was asked in it before. */
export interface Asking {
  readonly cobrowse: CobrowseId;
  readonly conversation: Conversation;
  readonly by: { readonly agent: AgentId; readonly name: string };
  readonly earlier: readonly Cobrowse[];
}

/** How long a question stands and how often one may be put. */
export interface AskBounds {
  readonly askValidMs: DurationMs;
  /** Times that the visitor may say no in one conversation. */
  readonly refusalsMax: number;
  /** Questions in one conversation, however they ended. */
  readonly perConversationMax: number;
}

/** Why it may not be asked now. */
export type AskFault =
  | 'not-holder'
  | 'not-talking'
  | 'asked-already'
  | 'refused-enough'
  | 'asked-enough';

/** The question, if the holder of a conversation going on may put it now (SPEC CB1). */
export function ask(
  { cobrowse, conversation, by, earlier }: Asking,
  { askValidMs, refusalsMax, perConversationMax }: AskBounds,
  now: EpochMs,
): Result<Cobrowse, AskFault> {
  if (conversation.holder !== by.agent) return err('not-holder');
  if (conversation.state !== 'active') return err('not-talking');
  if (earlier.some(isOpen)) return err('asked-already');
  if (earlier.filter(({ ending }) => ending === 'declined').length >= refusalsMax) {
    return err('refused-enough');
  }
  if (earlier.length >= perConversationMax) return err('asked-enough');
  return ok({
    cobrowse,
    conversation: conversation.conversation,
    visitor: conversation.visitor,
    shop: conversation.shop,
    askedBy: by.agent,
    agentName: by.name,
    state: 'asked',
    ending: null,
    invited: [],
    watchers: [],
    askedAt: now,
    answerBy: after(now, askValidMs),
    startedAt: null,
    endedAt: null,
    pageSeenAt: null,
    changedAt: now,
  });
}

import { MINUTE_MS, SECOND_MS } from '../../../../../shared/kernel/time.ts';
import { COBROWSE_ASKS_MAX, COBROWSE_REFUSALS_MAX } from '../../../../../shared/protocol/limits.ts';
import type { CobrowseCard } from '../../../../../shared/protocol/messages/cobrowse.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { AgentCard } from '../../../../../shared/protocol/messages/presence.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';

/** So long it is said how the last one ended. */
export const OVER_SAID_MS = 10 * MINUTE_MS;

/** What stands in the place of looking along. */
export type Stand =
  /** Nobody talks here: there is nothing to look along with. */
  | { readonly kind: 'none' }
  | { readonly kind: 'off'; readonly why: 'not-yours' | 'gone' | 'refused' | 'often' }
  | { readonly kind: 'ready'; readonly over: CobrowseCard | null }
  /** The question is on its way to the sidecar. */
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'asked';
      readonly card: CobrowseCard;
      readonly isMine: boolean;
      readonly isEnding: boolean;
    }
  | {
      readonly kind: 'active';
      readonly card: CobrowseCard;
      readonly isMine: boolean;
      readonly mayWatch: boolean;
      readonly isEnding: boolean;
    };

/** What a stand is read from. */
export interface Around {
  readonly card: ConversationCard;
  /** Newest first. */
  readonly cobrowses: readonly CobrowseCard[];
  readonly me: AgentCard | null;
  /** Commands on their way. */
  readonly pending: readonly AgentCommand[];
  /** The floor says that the visitor has left. */
  readonly isGone: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How looking along stands in one conversation. The sidecar has the last word (SPEC CB1). */
export function standOf({ card, cobrowses, me, pending, isGone, now }: Around): Stand {
  const ours = cobrowses.filter(({ conversation }) => conversation === card.conversation);
  const isMine = me !== null && card.holder === me.agent;
  const [newest] = ours;
  if (newest !== undefined && newest.state !== 'ended') {
    const isEnding = pending.some(
      (body) => body.type === 'cobrowse.end' && body.cobrowse === newest.cobrowse,
    );
    if (newest.state === 'asked') return { kind: 'asked', card: newest, isMine, isEnding };
    const mayWatch = isMine || me?.role === 'lead' || newest.invited.includes(me?.agent ?? '');
    return { kind: 'active', card: newest, isMine, mayWatch, isEnding };
  }
  if (card.state !== 'active') return { kind: 'none' };
  if (!isMine) return { kind: 'off', why: 'not-yours' };
  const isAsking = pending.some(
    (body) => body.type === 'cobrowse.ask' && body.conversation === card.conversation,
  );
  if (isAsking) return { kind: 'asking' };
  const refusals = ours.filter(({ ending }) => ending === 'declined').length;
  if (refusals >= COBROWSE_REFUSALS_MAX) return { kind: 'off', why: 'refused' };
  if (ours.length >= COBROWSE_ASKS_MAX) return { kind: 'off', why: 'often' };
  if (isGone) return { kind: 'off', why: 'gone' };
  const isFresh = newest !== undefined && now - (newest.endedAt ?? 0) < OVER_SAID_MS;
  return { kind: 'ready', over: isFresh ? newest : null };
}

/** Whole seconds the visitor still has; never more than there were, whatever this clock says. */
export function secondsToAnswer({ askedAt, answerBy }: CobrowseCard, now: number): number {
  const leftMs = Math.min(answerBy - askedAt, answerBy - now);
  return Math.max(0, Math.ceil(leftMs / SECOND_MS));
}

/** Colleagues on shift who cannot look along yet; a lead always may. */
export function invitable(agents: readonly AgentCard[], me: string | null): readonly AgentCard[] {
  return agents.filter(
    ({ agent, role, presence, isRevoked, isInvited }) =>
      agent !== me && role !== 'lead' && presence !== 'offline' && !isRevoked && !isInvited,
  );
}

/** Who looks along beside oneself, by name. */
export function othersLooking({ watchers }: CobrowseCard, me: string | null): readonly string[] {
  return watchers.filter(({ agent }) => agent !== me).map(({ name }) => name);
}

/** The share of the height the picture may have, in percent. */
export const SHARE = { least: 25, usual: 50, most: 75, step: 5 } as const;

export function boundedShare(percent: number): number {
  return Math.round(Math.min(SHARE.most, Math.max(SHARE.least, percent)));
}

/** A share that was kept; the usual one when none was, or something else stands there. */
export function readShare(kept: string | undefined): number {
  const percent = Number(kept);
  return kept === undefined || !Number.isFinite(percent) ? SHARE.usual : boundedShare(percent);
}

import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** A browser profile seen on a shop. Shown to people; opens nothing (SPEC ID1). */
export type VisitorId = Brand<string, 'VisitorId'>;
/** One visit: ends after 30 minutes idle or 24 hours. */
export type SessionId = Brand<string, 'SessionId'>;
/** One browser tab of a visitor, for as long as that tab lives. */
export type TabId = Brand<string, 'TabId'>;
/** One person in customer service. */
export type AgentId = Brand<string, 'AgentId'>;
/** One key of one extension installation of one agent. */
export type DeviceId = Brand<string, 'DeviceId'>;
/** Lines between one visitor and its holders. */
export type ConversationId = Brand<string, 'ConversationId'>;
/** One time of looking along, from the question to its end; chosen by the panel that asks. */
export type CobrowseId = Brand<string, 'CobrowseId'>;
/** One line of a chat; chosen by whoever wrote it, so that a resend is the same line. */
export type LineId = Brand<string, 'LineId'>;
/** One action shown, or withheld, for one session. */
export type OfferId = Brand<string, 'OfferId'>;
/** A rule made by a lead: whom to approach, when. */
export type ActionMapId = Brand<string, 'ActionMapId'>;
/** Bounded authority to give something away. */
export type MandateId = Brand<string, 'MandateId'>;
/** One thing given under a mandate; chosen by the panel that gives it, so that a resend gives it once. */
export type ExerciseId = Brand<string, 'ExerciseId'>;
/** A single-use discount code's own name; never what a visitor types. */
export type CodeId = Brand<string, 'CodeId'>;
/** A question to the leads concerned; chosen by the panel that asks. */
export type ApprovalId = Brand<string, 'ApprovalId'>;
/** Something a person must do for a visitor. */
export type TaskId = Brand<string, 'TaskId'>;
/** One answer or snippet of the knowledge. */
export type ArticleId = Brand<string, 'ArticleId'>;
/** One learned model of one shop. */
export type ModelId = Brand<string, 'ModelId'>;
/** One connected shop, as in the tag's `data-shop`. */
export type ShopId = Brand<string, 'ShopId'>;
/** One message on the wire; for commands also the once-only key (SPEC FD3). */
export type MessageId = Brand<string, 'MessageId'>;
/** One row of work for the outside world (SPEC EF1). */
export type EffectId = Brand<string, 'EffectId'>;
/** Place in one audience's feed: 1, 2, 3 … without gaps (SPEC FD2). */
export type FeedSeq = Brand<number, 'FeedSeq'>;

/** What an id looks like on the wire and in the store: 1–64 letters, digits, `_` or `-`. */
export const ID_PATTERN = '^[A-Za-z0-9_-]{1,64}$';

const idShape = new RegExp(ID_PATTERN);

/**
 * The text as an id of the wanted kind.
 *
 * @throws when the text is not an id; decode untrusted text with the codec first
 */
export function asId<Id extends string>(text: string): Id {
  assert(idShape.test(text), `"${text}" is not an id: 1 to 64 letters, digits, _ or -`);
  return text as Id;
}

/** The number as a place in a feed. @throws when it is not a whole number from 0 up */
export function asFeedSeq(seq: number): FeedSeq {
  assert(Number.isSafeInteger(seq) && seq >= 0, `${seq} is not a place in a feed`);
  return seq as FeedSeq;
}

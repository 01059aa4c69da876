import type { ConversationId, ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { CUSTOMER_VISITORS_MAX, EXPORT_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import { ofVisitor } from '../../domain/audience.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Tx } from '../../ports/store.ts';

/** How much is kept of one visitor. */
export interface Kept {
  readonly visitor: VisitorId;
  readonly shop: ShopId | null;
  readonly sessions: number;
  readonly acts: number;
  readonly offers: number;
  /** Orders that their pages claimed. */
  readonly orders: number;
  readonly conversations: number;
  readonly lines: number;
  /** What agents were shown and used to answer them. */
  readonly suggestions: number;
  /** Times that an agent asked to look along. */
  readonly cobrowses: number;
  /** What was given to them, and the codes, tasks and questions to leads that came with it. */
  readonly exercises: number;
  readonly codes: number;
  readonly tasks: number;
  readonly approvals: number;
  /** Messages on their way to the shop, or gone there in the last days. */
  readonly messages: number;
  /** Copies on their way to pages and panels, kept for as long as the feed. */
  readonly facts: number;
  /** Answered commands and marks of tabs: when, not what. */
  readonly marks: number;
  /** All of these, and the visitor: nothing is kept when it is 0. */
  readonly rows: number;
}

/** Whom a request is about: one visitor, or every browser in which the shop vouched for a customer. */
export type Asked =
  | { readonly visitor: VisitorId }
  | { readonly shop: ShopId; readonly customer: string };

/** The visitors a request is about, whether anything is kept of them or not. */
export async function visitorsOf(tx: Tx, asked: Asked): Promise<readonly VisitorId[]> {
  if ('visitor' in asked) return [asked.visitor];
  const found = await tx.visitors.ofCustomer(asked.shop, asked.customer, CUSTOMER_VISITORS_MAX);
  return found.map(({ visitor }) => visitor);
}

/** Counts, over all tables, what is kept of a visitor. */
export async function countKept(tx: Tx, visitor: VisitorId): Promise<Kept> {
  const known = await tx.visitors.find(visitor);
  const own = ofVisitor(visitor);
  const offers = (await tx.offers.ofVisitor(visitor, asEpochMs(0))).length;
  const orders = (await tx.offers.ordersOfVisitor(visitor)).length;
  const cobrowses = (await tx.cobrowses.ofVisitor(visitor)).length;
  const marks = (await tx.marks.count(own)) + (await tx.visitors.tabs(visitor));
  const given = await countGiven(tx, visitor);
  const talks = await countTalks(tx, visitor);
  const visits = await countVisits(tx, visitor);
  const told = await tx.feed.countOf(own);
  const { sessions, acts } = visits;
  const { conversations, lines, suggestions, messages } = talks;
  const facts = talks.facts + visits.facts;
  const rows =
    (known === null ? 0 : 1) +
    (sessions +
      acts +
      offers +
      orders +
      conversations +
      lines +
      suggestions +
      cobrowses +
      (given.exercises + given.codes + given.tasks + given.approvals) +
      messages +
      facts +
      told +
      marks);
  const talked = { conversations, lines, suggestions, cobrowses, ...given, messages };
  const counts = { sessions, acts, offers, orders, ...talked, facts, marks, rows };
  return { visitor, shop: known?.shop ?? null, ...counts };
}

async function countGiven(tx: Tx, visitor: VisitorId) {
  return {
    exercises: (await tx.exercises.ofVisitor(visitor)).length,
    codes: (await tx.codes.ofVisitor(visitor)).length,
    tasks: (await tx.exercises.tasksOfVisitor(visitor)).length,
    approvals: (await tx.approvals.ofVisitor(visitor)).length,
  };
}

async function countTalks(tx: Tx, visitor: VisitorId) {
  const counts = { conversations: 0, lines: 0, suggestions: 0, messages: 0, facts: 0 };
  let after: ConversationId | null = null;
  for (;;) {
    const page = await tx.conversations.ofVisitor(visitor, after, EXPORT_PAGE_MAX);
    for (const { conversation, lines } of page) {
      counts.conversations += 1;
      counts.lines += lines;
      counts.suggestions += (await tx.suggestions.ofConversation(conversation)).length;
      counts.messages += (await tx.effects.about(conversation)).length;
      counts.facts += await tx.feed.countAbout(`conversation.${conversation}`);
      after = conversation;
    }
    if (page.length < EXPORT_PAGE_MAX) return counts;
  }
}

async function countVisits(tx: Tx, visitor: VisitorId) {
  let facts = 0;
  let page = await tx.sessions.ofVisitor(visitor, EXPORT_PAGE_MAX);
  for (;;) {
    for (const { session } of page) facts += await tx.feed.countAbout(`session.${session}`);
    const last: Session | undefined = page.at(-1);
    if (last === undefined || page.length < EXPORT_PAGE_MAX) break;
    page = await tx.sessions.ofVisitorAfter(visitor, last, EXPORT_PAGE_MAX);
  }
  return { ...(await tx.sessions.count(visitor)), facts };
}

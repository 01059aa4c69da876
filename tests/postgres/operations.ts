import { asFeedSeq, asId, type VisitorId } from '../../shared/kernel/ids.ts';
import { FLOOR, ofVisitor } from '../../sidecar/domain/audience.ts';
import type { ConversationState } from '../../sidecar/domain/conversation/conversation.ts';
import type { Chance } from '../../sidecar/ports/ambient.ts';
import type { Tx } from '../../sidecar/ports/store.ts';
import { aFact, at } from '../contract/store/kit.ts';
import { aConversation, aLine } from '../support/builders/conversation.ts';
import { anOffer } from '../support/builders/offer.ts';
import { anAct, aSession, viewed } from '../support/builders/session.ts';
import { aVisitor } from '../support/builders/visitor.ts';

/** One thing asked of a store, drawn once and asked of each. */
export interface Operation {
  readonly name: string;
  readonly run: (tx: Tx) => Promise<unknown>;
}

// In another order in a dictionary than by bytes, and the one a prefix of the other.
const NAMES = ['B', 'a', 'Z_', 'a-1', '_z', 'a1', 'b', '-a', 'A', 'aB'];
const TEXTS = [
  'Zijn deze wáterdicht?',
  'WATERDICHT, 100 %',
  'o\'clock_\\ "quoted"',
  'émoji 👩‍👧 and Ǆ',
  'a\0b, with what no database keeps',
  '',
];
const SEARCHES = ['water', 'WÁTER', '%', '_', '\\', "'", '👩', 'ab', 'B'];
// Which of several of one moment is the oldest is nobody's promise.
const ALL = 10_000;
const STATES: readonly ConversationState[] = ['queued', 'assigned', 'active', 'wrap-up', 'closed'];

/** One operation, with everything that is left to chance drawn before it runs. */
export function drawn(chance: Chance): Operation {
  const upTo = (max: number): number => Math.floor(chance.next() * max);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[upTo(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const moment = at(upTo(20));
  const later = at(upTo(20));
  const max = 1 + upTo(4);
  const n = 1 + upTo(6);
  const name = pick(NAMES);
  const visitor = asId<VisitorId>(pick(NAMES));
  const audience = chance.next() < 0.5 ? FLOOR : ofVisitor(visitor);
  const state = pick(STATES);
  const text = pick(TEXTS);
  const session = aSession({ session: asId(name), visitor, startedAt: moment, lastAt: later });
  const ended = chance.next() < 0.3 ? later : null;
  const place = chance.next() < 0.5 ? null : { changedAt: moment, conversation: asId<never>(name) };
  const before = { at: moment, session: asId<never>(name), place: n };
  const perhaps = <T>(value: T): T | null => (chance.next() < 0.5 ? value : null);
  const [ofWhom, search] = [perhaps(visitor), perhaps(pick(SEARCHES))];
  const [cursor, upToLine, acceptedAt] = [perhaps(before), perhaps(n), perhaps(later)];
  const [lineName, offerState] = [pick(NAMES), pick(['offered', 'rejected', 'blocked'] as const)];
  const seen = { ...viewed('checkout'), title: text };
  const holder = state === 'queued' ? null : asId<never>(pick(NAMES));

  const operations: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
    'visitor put': ({ visitors }) =>
      visitors.put(aVisitor({ visitor, secretHash: `of ${visitor}` })),
    'visitor found': ({ visitors }) => visitors.find(visitor),
    'visitor by secret': ({ visitors }) => visitors.findBySecret(asId('boots'), `of ${visitor}`),
    mark: ({ visitors }) => visitors.mark(visitor, asId(name), n, moment),
    marked: ({ visitors }) => visitors.marked(visitor, asId(name)),
    'token once': ({ visitors }) => visitors.useTokenOnce(asId('boots'), text, moment),
    'marks forgotten': ({ visitors }) => visitors.forget(moment, ALL),
    'session put': ({ sessions }) => sessions.put({ ...session, endedAt: ended }),
    'session found': ({ sessions }) => sessions.find(asId(name)),
    latest: ({ sessions }) => sessions.latest(visitor),
    'act appended': ({ sessions }) =>
      sessions.append(anAct(seen, { session: asId(name), visitor, place: n, at: moment })),
    live: ({ sessions }) => sessions.live(moment, max),
    idle: ({ sessions }) => sessions.idle(moment, max),
    'sessions of': ({ sessions }) => sessions.ofVisitor(visitor, max),
    acts: ({ sessions }) => sessions.acts(visitor, cursor, max),
    'acts forgotten': ({ sessions }) => sessions.forget(moment, ALL),
    'offer put': ({ offers }) =>
      offers.put(
        anOffer({
          offer: asId(name),
          visitor,
          qualifiedAt: moment,
          state: offerState,
        }),
      ),
    'offers open': ({ offers }) => offers.open(),
    'offers of': ({ offers }) => offers.ofVisitor(visitor, moment),
    'offers since': ({ offers }) => offers.since(moment),
    'offers forgotten': ({ offers }) => offers.forget(moment, ALL),
    'conversation put': ({ conversations }) =>
      conversations.put(
        aConversation({
          conversation: asId(name),
          visitor,
          state,
          holder,
          openedAt: moment,
          queuedAt: ended,
          acceptedAt,
          closedAt: state === 'closed' ? later : null,
          changedAt: later,
        }),
      ),
    open: ({ conversations }) => conversations.open(),
    'open of': ({ conversations }) => conversations.openOf(visitor),
    'latest of': ({ conversations }) => conversations.latestOf(visitor),
    held: ({ conversations }) => conversations.heldBy(asId(name)),
    waits: ({ conversations }) => conversations.waits(moment),
    search: ({ conversations }) => conversations.search(ofWhom, search, place, max),
    'line added': ({ conversations }) =>
      conversations.addLine(
        aLine({ line: asId(lineName), conversation: asId(name), n, text, at: moment }),
      ),
    lines: ({ conversations }) => conversations.lines(asId(name), upToLine, max),
    'conversations forgotten': ({ conversations }) => conversations.forget(moment, ALL),
    append: ({ feed }) => feed.append(audience, at(10), aFact(n)),
    after: ({ feed }) => feed.after(audience, asFeedSeq(n), max),
    heads: async ({ feed }) => [...(await feed.heads([FLOOR, ofVisitor(visitor)]))],
    reaches: ({ feed }) => feed.reaches(audience, asFeedSeq(n)),
    'feed forgotten': ({ feed }) => feed.forget(moment, ALL),
    'mark put': ({ marks }) =>
      marks.put({
        caller: audience,
        id: asId(name),
        bodyHash: text,
        answer: { kind: 'done', result: null },
        at: moment,
      }),
    'mark found': ({ marks }) => marks.find(audience, asId(name)),
    'answers forgotten': ({ marks }) => marks.forget(moment, ALL),
    'audit added': ({ audit }) =>
      audit.add({ at: moment, kind: 'agent-paired', by: name, about: text, detail: text }),
    'audit newest': ({ audit }) => audit.newest(max),
    'audit forgotten': ({ audit }) => audit.forget(moment, ALL),
  };
  const [called, run] = pick(Object.entries(operations));
  return { name: called, run };
}

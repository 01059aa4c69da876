import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KnowledgeCopy } from '../../../extension/background/knowledge-copy.ts';
import { Outbox } from '../../../extension/background/outbox.ts';
import type { Panel } from '../../../extension/background/panel-ports.ts';
import { Questions } from '../../../extension/background/questions.ts';
import { receive } from '../../../extension/background/receive.ts';
import { cursorOf } from '../../../extension/db/apply.ts';
import { noteArticleChange } from '../../../extension/db/apply-articles.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { ToPanel } from '../../../extension/platform/panel-channel.ts';
import type { DownAgent } from '../../../shared/protocol/down-agent.ts';
import type { DownEnvelope } from '../../../shared/protocol/envelope.ts';
import type { AgentQuestion } from '../../../shared/protocol/shape.ts';
import { articleCard } from '../../support/builders/article-card.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';

let db: Tables;
let outbox: Outbox;
let questions: Questions;
let knowledge: KnowledgeCopy;
let asked: string[];
/** Everything that came of it, in order: what was told, and how many facts were in the tables by then. */
let became: string[];
let posted: ToPanel[];

beforeEach(() => {
  db = new Tables(`receive-${Math.random()}`);
  became = [];
  posted = [];
  outbox = new Outbox(db, () => true);
  asked = [];
  knowledge = new KnowledgeCopy(db, (id) => asked.push(id) > 0);
  questions = new Questions(
    db,
    () => true,
    () => 1,
  );
});
afterEach(() => db.delete());

const told = (to: string) => (message: ToPanel) => {
  became.push(`${to} ${message.kind}`);
  posted.push(message);
};
const take = (...batch: readonly DownEnvelope<DownAgent>[]): Promise<void> =>
  receive(
    {
      db,
      outbox,
      questions,
      knowledge,
      now: () => 1,
      tell: told('panels'),
      tellWatchers: told('watchers'),
      retrySoon: () => void became.push('again soon'),
      onApplied: (facts) => void became.push(`${facts.length} facts`),
    },
    batch,
  );
const say = (body: DownAgent): DownEnvelope<DownAgent> => ({ at: 1, body });
const fact = (seq: number, conversation = 'c1'): DownEnvelope<DownAgent> => ({
  at: 1,
  seq,
  feed: 'own',
  body: { type: 'conversation.changed', card: conversationCard({ conversation }), lines: [] },
});
const panel = (posts: ToPanel[]): Panel =>
  Object.assign(Object.create(null), { post: (message: ToPanel) => posts.push(message) });
const add = (id: string) => outbox.add(id, 1, { type: 'presence.set', presence: 'away' });

const MEASURES = { type: 'measures.ask', since: 0 } as const;

test('[GW5] an ack comes after the facts before it are in the tables, and before those after it', async () => {
  await add('command-1');
  await take(fact(1), fact(2), say({ type: 'ack', of: 'command-1', result: null }), fact(3));
  expect(became).toEqual(['2 facts', 'panels acked', '1 facts']);
  expect(await cursorOf(db)).toMatchObject({ own: 3 });
  expect(await db.outbox.count()).toBe(0);
});

test('[LK1] a snapshot replaces the facts before it', async () => {
  await take(
    fact(1, 'before'),
    say({
      type: 'agent.snapshot',
      own: 9,
      floor: 4,
      conversations: [conversationCard({ conversation: 'after' })],
      lines: [],
      agents: [],
    }),
  );
  expect(await db.conversations.toCollection().primaryKeys()).toEqual(['after']);
  expect(became).toEqual(['1 facts', '0 facts']);
});

test('[LK1] a fact without its place in a feed is not believed', async () => {
  await take({ at: 1, body: fact(1).body }, { at: 1, seq: 1, body: fact(1).body });
  expect(await db.conversations.count()).toBe(0);
  expect(became).toEqual([]);
});

test('[LK2] a no that stands is told, a "not now" is tried again and told to nobody', async () => {
  await add('command-1');
  await take(say({ type: 'refused', of: 'command-1', kind: 'unavailable', sentence: '' }));
  expect(became).toEqual(['again soon']);
  await take(say({ type: 'refused', of: 'command-1', kind: 'wrong-state', sentence: 'No.' }));
  expect(became).toEqual(['again soon', 'panels refused']);
});

test('[PN12] an answer, or a no, reaches the panel that asked and no other', async () => {
  const posts: ToPanel[] = [];
  questions.ask(panel(posts), 'question-1', MEASURES);
  questions.ask(panel(posts), 'question-2', MEASURES);
  await take(
    say({ type: 'measures.answered', of: 'question-1', maps: [] }),
    say({ type: 'refused', of: 'question-2', kind: 'not-allowed', sentence: 'No.' }),
    say({ type: 'measures.answered', of: 'nobody asked', maps: [] }),
  );
  expect(posts.map(({ kind }) => kind)).toEqual(['answered', 'refused']);
  expect(became).toEqual([]);
  expect(await db.answers.count()).toBe(1);
});

test('[PN12] a question that cannot leave is answered at once, so that the panel asks again later', () => {
  const posts: ToPanel[] = [];
  const unlinked = new Questions(
    db,
    () => false,
    () => 1,
  );
  unlinked.ask(panel(posts), 'question-1', MEASURES);
  expect(posts).toMatchObject([{ kind: 'refused', id: 'question-1', refusal: 'unavailable' }]);
});

test('[RP6] a replay nobody waits for any more is broken off in the sidecar; other questions are only forgotten', async () => {
  const sent: { id: string; question: AgentQuestion }[] = [];
  const linked = new Questions(
    db,
    (id, question) => sent.push({ id, question }) > 0,
    () => 1,
  );
  const [one, other] = [panel([]), panel([])];
  const replay = { type: 'replay.ask', days: 7, changes: null, model: null } as const;
  linked.ask(one, 'replay-1', replay);
  linked.ask(one, 'question-1', MEASURES);
  linked.ask(other, 'replay-2', replay);
  linked.left('replay-1');
  linked.left('question-1');
  linked.left('never-asked');
  const stops = () =>
    sent.flatMap(({ question }) => (question.type === 'replay.stop' ? [question.of] : []));
  expect(stops()).toEqual(['replay-1']);
  // A panel that is shut has left all that it asked.
  linked.ask(one, 'replay-3', replay);
  linked.leftBy(one);
  expect(stops()).toEqual(['replay-1', 'replay-3']);
});

test('[GW4] the floor goes to who watches it, typing to all panels, a pong to nobody', async () => {
  await take(
    say({ type: 'floor.whole', rows: [] }),
    say({ type: 'floor.pulse', rows: [], gone: ['s1'] }),
    say({ type: 'chat.typing', conversation: 'c1', isTyping: true }),
    say({ type: 'pong' }),
  );
  expect(became).toEqual(['watchers floor', 'watchers floor', 'panels typing']);
  expect(posted.slice(0, 2)).toMatchObject([{ isWhole: true }, { isWhole: false, gone: ['s1'] }]);
});

test('[DR1] a draft goes to the panels and into no table', async () => {
  await take(
    say({ type: 'draft.shown', conversation: 'c1', text: 'unsaid-word', suggestions: [] }),
  );
  expect(became).toEqual(['panels draft']);
  expect(posted).toMatchObject([{ kind: 'draft', conversation: 'c1', text: 'unsaid-word' }]);
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  expect(JSON.stringify(tables)).not.toContain('unsaid-word');
});

test('[KB6] a no to what the copy of the knowledge asked is told to no panel', async () => {
  await noteArticleChange(db, 1);
  await knowledge.ensure();
  const of = asked[0] ?? '';
  await take(say({ type: 'refused', of, kind: 'unavailable', sentence: 'Not now.' }));
  expect(became).toEqual([]);
  await knowledge.ensure();
  expect(asked).toHaveLength(2);
});

test('[KB6] an answer to what the copy of the knowledge asked fills the copy', async () => {
  await noteArticleChange(db, 1);
  await knowledge.ensure();
  const of = asked[0] ?? '';
  const articles = [articleCard({ article: 'delivery', change: 1 })];
  await take(say({ type: 'articles.answered', of, articles, upTo: 1, hasMore: false }));
  expect(await db.articles.toCollection().primaryKeys()).toEqual(['delivery']);
  expect(became).toEqual([]);
});

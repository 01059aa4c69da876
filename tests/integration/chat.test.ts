import { afterEach, beforeEach, expect, it } from 'vitest';
import { asFeedSeq, asId, type VisitorId } from '../../shared/kernel/ids.ts';
import { ofVisitor } from '../../sidecar/domain/audience.ts';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import { openAgent } from '../support/agent-client.ts';
import type { RawSocket } from '../support/raw-socket.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, up } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
let talk: Talking;

beforeEach(async () => {
  sidecar = await startTestSidecar();
  talk = await startTalking(sidecar);
});
afterEach(() => sidecar.stop());

const texts = (raw: RawSocket): readonly string[] =>
  raw.all('chat.said').flatMap(({ line }) => (line.text === null ? [] : [line.text]));
const heardText = (raw: RawSocket, text: string) =>
  raw.next('chat.said', ({ line }) => line.text === text);

it('[FD1] lines go both ways, in one order, to both sides', async () => {
  const { visitor, panel, conversation } = talk;
  await visitor.command(say(conversation, 'Is it warm?'));
  await heardText(panel, 'Is it warm?');
  await panel.command(say(conversation, 'It is lined.'));
  await heardText(visitor, 'It is lined.');
  await heardText(panel, 'It is lined.');
  expect(texts(visitor)).toEqual(['Is it warm?', 'It is lined.']);
  expect(texts(panel)).toEqual(texts(visitor));
});

it('[GW1] commands of one connection are done in the order they were said', async () => {
  const { visitor, panel, conversation } = talk;
  const wanted = Array.from({ length: 25 }, (_, n) => `line ${n}`);
  for (const text of wanted) visitor.say(up(say(conversation, text)));
  await heardText(panel, 'line 24');
  expect(texts(panel)).toEqual(wanted);
  expect(visitor.heard.filter(({ body }) => body.type === 'ack').length).toBeGreaterThanOrEqual(25);
});

it('[GW5] an ack comes after the facts of its command on the same connection', async () => {
  const { panel, conversation } = talk;
  const id = newId();
  await panel.command(say(conversation, 'told before it is acknowledged'), id);
  const order = panel.heard.map(({ body }) => body);
  const told = order.findIndex(
    (body) => body.type === 'chat.said' && body.line.text === 'told before it is acknowledged',
  );
  const acked = order.findIndex((body) => body.type === 'ack' && body.of === id);
  expect(told).toBeGreaterThanOrEqual(0);
  expect(told).toBeLessThan(acked);
});

it('[FD3] the same command id acts once and gets the same answer', async () => {
  const { visitor, panel, conversation } = talk;
  const id = newId();
  const line = say(conversation, 'once');
  const first = await visitor.command(line, id);
  const second = await visitor.command(line, id);
  expect(second).toEqual(first);
  const other = await visitor.command(say(conversation, 'another'), id);
  expect(other).toMatchObject({ type: 'refused', kind: 'already-used', of: id });
  await visitor.command(say(conversation, 'last'));
  await heardText(panel, 'last');
  expect(texts(panel)).toEqual(['once', 'last']);
});

it('[FD2] a tab that comes back hears what it missed and nothing twice', async () => {
  const { visitor, panel, conversation } = talk;
  await panel.command(say(conversation, 'before'));
  await heardText(visitor, 'before');
  const since = visitor.cursor();
  await visitor.close();
  await panel.command(say(conversation, 'while away 1'));
  await panel.command(say(conversation, 'while away 2'));
  const back = await openVisitor(sidecar, { secret: visitor.secret, tab: visitor.tab, since });
  await heardText(back, 'while away 2');
  expect(texts(back)).toEqual(['while away 1', 'while away 2']);
  expect(back.all('visitor.snapshot')).toEqual([]);
});

it.each([
  ['without a cursor', () => null],
  ['with a cursor ahead of the feed', (cursor: number) => cursor + 1_000],
])('[FD2] a tab %s gets a snapshot, and facts after it', async (_, sinceOf) => {
  const { visitor, panel, conversation } = talk;
  await visitor.command(say(conversation, 'kept'));
  const since = sinceOf(visitor.cursor());
  const back = await openVisitor(sidecar, { secret: visitor.secret, since });
  const snapshot = await back.next('visitor.snapshot');
  expect(snapshot.lines.flatMap(({ text }) => (text === null ? [] : [text]))).toEqual(['kept']);
  await panel.command(say(conversation, 'after'));
  await heardText(back, 'after');
  expect(texts(back)).toEqual(['after']);
  const facts = back.heard.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
  expect(facts[0]).toBe(snapshot.own + 1);
});

it('[FD2] facts bear their numbers in order, without a gap', async () => {
  const { visitor, panel, conversation } = talk;
  for (const text of ['a', 'b', 'c']) await panel.command(say(conversation, text));
  await heardText(visitor, 'c');
  const seqs = visitor.heard.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
  expect(seqs).toEqual(seqs.map((_, place) => (seqs[0] ?? 0) + place));
});

it('[FD2] a panel that comes back resumes both of its feeds', async () => {
  const { visitor, panel, paired, conversation } = talk;
  await visitor.command(say(conversation, 'before'));
  await heardText(panel, 'before');
  const since = panel.cursor();
  await panel.close();
  await visitor.command(say(conversation, 'while away'));
  const back = await openAgent(sidecar, paired, { since });
  await heardText(back, 'while away');
  expect(texts(back)).toEqual(['while away']);
  expect(back.all('agent.snapshot')).toEqual([]);
  expect(back.heard.filter(({ feed, seq }) => feed === 'own' && (seq ?? 0) <= since.own)).toEqual(
    [],
  );
});

it('[FD2] a panel with one cursor that cannot be resumed gets a snapshot of all', async () => {
  const { panel, paired } = talk;
  const { own } = panel.cursor();
  const back = await openAgent(sidecar, paired, { since: { own, floor: 1_000_000 } });
  const snapshot = await back.next('agent.snapshot');
  expect(snapshot.conversations.map(({ conversation }) => conversation)).toEqual([
    talk.conversation,
  ]);
});

it('[DR1] a draft reaches the holder of its own conversation and nobody else, and nothing of it is kept', async () => {
  const { visitor, panel, conversation } = talk;
  const other = await openVisitor(sidecar);
  other.say(up({ type: 'draft.share', conversation, text: 'not mine' }));
  const text = 'Is it warm, unsaid-word?';
  visitor.say(up({ type: 'draft.share', conversation, text }));
  expect(await panel.next('draft.shown')).toMatchObject({ conversation, text, suggestions: [] });
  visitor.say(up({ type: 'draft.share', conversation, text: '' }));
  await panel.next('draft.shown', (shown) => shown.text === '');
  expect(panel.all('draft.shown').map((shown) => shown.text)).toEqual([text, '']);
  await visitor.command(say(conversation, 'Is it warm?'));
  const kept = await sidecar.environment.store.read(async ({ conversations, feed }) => [
    await conversations.lines(asId(conversation), null, 100),
    await feed.after(ofVisitor(asId<VisitorId>(visitor.welcome.visitor)), asFeedSeq(0), 1_000),
  ]);
  expect(JSON.stringify(kept)).toContain('Is it warm?');
  expect(JSON.stringify(kept)).not.toContain('unsaid-word');
});

it('[DR2] drafts that come more often than bounded are dropped, an empty one never', async () => {
  const { visitor, panel, conversation } = talk;
  for (let n = 0; n < 20; n += 1) {
    visitor.say(up({ type: 'draft.share', conversation, text: `draft ${n}` }));
  }
  visitor.say(up({ type: 'draft.share', conversation, text: '' }));
  await panel.next('draft.shown', (shown) => shown.text === '');
  const shown = panel.all('draft.shown').map(({ text }) => text);
  expect(shown[0]).toBe('draft 0');
  expect(shown.length).toBeLessThan(20);
});

it('[GW3] typing reaches the other side of the conversation and nobody else', async () => {
  const { visitor, panel, conversation } = talk;
  const other = await openVisitor(sidecar);
  visitor.say(up({ type: 'chat.typing', conversation, isTyping: true }));
  expect(await panel.next('chat.typing')).toMatchObject({ conversation, isTyping: true });
  panel.say(up({ type: 'chat.typing', conversation, isTyping: true }));
  expect(await visitor.next('chat.typing')).toMatchObject({ conversation, isTyping: true });
  other.say(up({ type: 'chat.typing', conversation, isTyping: true }));
  other.say(up({ type: 'ping' }));
  await other.next('pong');
  expect(other.all('chat.typing')).toEqual([]);
  expect(panel.all('chat.typing').length).toBe(1);
});

it('[FD1] two tabs of one visitor hear the same lines', async () => {
  const { visitor, panel, conversation } = talk;
  const second = await openVisitor(sidecar, { secret: visitor.secret });
  await panel.command(say(conversation, 'to both'));
  await heardText(visitor, 'to both');
  await heardText(second, 'to both');
  await second.command(say(conversation, 'from the second'));
  await heardText(visitor, 'from the second');
});

it('[GW3] another visitor hears nothing of a conversation', async () => {
  const { visitor, panel, conversation } = talk;
  const other = await openVisitor(sidecar);
  await visitor.command(say(conversation, 'private'));
  await heardText(panel, 'private');
  const refused = await other.command(say(conversation, 'me too'));
  expect(refused.type).toBe('refused');
  expect(other.all('chat.said')).toEqual([]);
  expect(JSON.stringify(other.heard)).not.toContain('private');
});

it('[GW3] a visitor hears at once when nobody is on shift any more', async () => {
  const { panel } = talk;
  const other = await openVisitor(sidecar);
  expect(other.welcome.counter.isStaffed).toBe(true);
  await panel.command({ type: 'presence.set', presence: 'away' });
  await other.next('counter.state', ({ isStaffed }) => !isStaffed);
});

import { afterEach, expect, it } from 'vitest';
import { say } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, openVisitor, pageViewed, up } from '../support/visitor-client.ts';

let running: SidecarProcess;
afterEach(async () => {
  running.kill('SIGKILL');
  await running.ended;
});

// More than the sidecar has done when it is killed, and within a panel's burst.
const LINES = 300;
const ACKS_BEFORE_KILL = 60;

it.each([
  ['[ST1] after kill -9', 'SIGKILL', { code: null, signal: 'SIGKILL' }],
  ['[OP5] after a stop', 'SIGTERM', { code: 0, signal: null }],
] as const)(
  '%s in a burst every acknowledged line is there, once and in order',
  async (_, signal, ending) => {
    const DATA_DIR = temporaryFolder();
    running = await startProcess({ DATA_DIR, PRINT_PAIRING: '1' });
    expect(running.said).toMatchObject({ msg: 'ready', isFresh: true, dataDir: DATA_DIR });
    const paired = await pairDevice(running, running.said.pairing?.agent ?? '');
    const panel = await openAgent(running, paired);
    await panel.command({ type: 'presence.set', presence: 'available' });
    const visitor = await openVisitor(running);
    const conversation = newId();
    await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
    await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
    await panel.command({ type: 'conversation.accept', conversation });

    const burst = Array.from({ length: LINES }, (_, n) => ({
      id: newId(),
      command: say(conversation, `line ${n}`),
    }));
    const isAcked = (id: string): boolean => panel.all('ack').some(({ of }) => of === id);
    for (const { id, command } of burst) panel.say(up(command, id));
    panel.socket.on('message', () => {
      if (isAcked(burst[ACKS_BEFORE_KILL]?.id ?? '')) running.kill(signal);
    });
    expect(await running.ended).toEqual(ending);
    await Promise.all([panel.closed, visitor.closed]);
    const acked = burst.filter(({ id }) => isAcked(id)).map(({ command }) => command.line);
    expect(acked.length).toBeGreaterThan(ACKS_BEFORE_KILL);
    // A stop finishes what has arrived; a kill finishes nothing.
    if (signal === 'SIGKILL') expect(acked.length).toBeLessThan(LINES);

    running = await startProcess({ DATA_DIR });
    expect(running.said).toMatchObject({ msg: 'ready', isFresh: false });
    const back = await openAgent(running, paired, { since: panel.cursor() });
    // As an outbox does: everything without an answer, under the same ids, in the same order.
    for (const { id, command } of burst) if (!isAcked(id)) back.say(up(command, id));

    const reader = await openVisitor(running, { secret: visitor.secret, since: 0 });
    await reader.next('chat.said', ({ line }) => line.text === `line ${LINES - 1}`);
    const lines = reader.all('chat.said').map(({ line }) => line);
    const said = lines.filter(({ text }) => text !== null);
    expect(said.map(({ text }) => text)).toEqual(burst.map(({ command }) => command.text));
    expect(said.map(({ line }) => line)).toEqual(expect.arrayContaining(acked));
    expect(lines.map(({ n }) => n)).toEqual(lines.map((_, place) => place + 1));

    // The panel's own tables: what it had, and what it heard since, hold every line once as well.
    const toldLines = (): readonly string[] =>
      [...panel.all('chat.said'), ...back.all('chat.said')]
        .filter(({ line }) => line.text !== null)
        .map(({ line }) => line.line);
    await expect.poll(toldLines).toEqual(burst.map(({ command }) => command.line));
  },
);

it('[ST1] after kill -9 signals count up to the mark, and the rest is taken again once', async () => {
  const DATA_DIR = temporaryFolder();
  running = await startProcess({ DATA_DIR, PRINT_PAIRING: '1' });
  const paired = await pairDevice(running, running.said.pairing?.agent ?? '');
  const visitor = await openVisitor(running);
  const pages = Array.from({ length: 100 }, (_, n) => pageViewed(`page-${n}`));
  pages.forEach((page, n) => {
    visitor.say(up(page, newId(), n + 1));
  });
  visitor.socket.on('message', () => running.kill('SIGKILL'));
  await running.ended;
  await visitor.closed;
  const marked = Math.max(0, ...visitor.all('marked').map(({ n }) => n));

  running = await startProcess({ DATA_DIR });
  const back = await openVisitor(running, { secret: visitor.secret, tab: visitor.tab });
  expect(back.welcome.marked).toBeGreaterThanOrEqual(marked);
  pages.forEach((page, n) => {
    back.say(up(page, newId(), n + 1));
  });
  await back.next('marked', ({ n }) => n === pages.length);
  const panel = await openAgent(running, paired);
  panel.ask({ type: 'journey.ask', visitor: visitor.welcome.visitor, before: null });
  const { acts } = await panel.next('journey.answered');
  const seen = acts.flatMap(({ act }) => (act.type === 'page.viewed' ? [act.page] : []));
  expect(seen.reverse()).toEqual(pages.map((_, n) => `page-${n}`));
});

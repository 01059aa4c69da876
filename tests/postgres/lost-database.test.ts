import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import { say } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { newId, openVisitor, pageViewed, up } from '../support/visitor-client.ts';
import { until } from './store-kit.ts';

let server: PostgresServer;
let running: SidecarProcess | null = null;
beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  running?.kill('SIGKILL');
  await running?.ended;
});
afterAll(() => server.remove());

async function healthOf({
  url,
}: SidecarProcess): Promise<{ readonly status: number; readonly sentence: string }> {
  const answer = await fetch(`${url}/v1/health/ready`);
  const { sentence } = await answer.json();
  return { status: answer.status, sentence };
}

test.each([
  ['killed', 'kill'],
  ['shut down and started again', 'shutDown'],
] as const)(
  '[ST1] the database is %s in a burst: refused as unavailable, back by itself, nothing lost',
  async (_, how) => {
    const name = await server.newDatabase();
    const sidecar = await startProcess({ DATABASE_URL: server.url(name), PRINT_PAIRING: '1' });
    running = sidecar;
    const health = () => healthOf(sidecar);
    const paired = await pairDevice(sidecar, sidecar.said.pairing?.agent ?? '');
    const panel = await openAgent(sidecar, paired);
    await panel.command({ type: 'presence.set', presence: 'available' });
    const visitor = await openVisitor(sidecar);
    const conversation = newId();
    await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
    await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
    await panel.command({ type: 'conversation.accept', conversation });

    const burst = Array.from({ length: 200 }, (_, n) => ({
      id: newId(),
      command: say(conversation, `line ${n}`),
    }));
    const isAcked = (id: string): boolean => panel.all('ack').some(({ of }) => of === id);
    const pages = Array.from({ length: 40 }, (_, n) => pageViewed(`page-${n}`));
    pages.forEach((page, n) => {
      visitor.say(up(page, newId(), n + 1));
    });
    let lost: Promise<void> | null = null;
    panel.socket.on('message', () => {
      if (lost === null && isAcked(burst[40]?.id ?? '')) lost = server[how]();
    });
    for (const { id, command } of burst) panel.say(up(command, id));
    await until(() => lost !== null);
    await lost;
    await until(async () => (await health()).status === 503);
    expect((await health()).sentence).toMatch(/does not answer|starting or stopping|lost during/);
    // Whoever asks now is told so, and keeps it.
    await until(() => panel.all('refused').length > 0);
    const refused = panel.all('refused');
    expect(refused.every(({ kind }) => kind === 'unavailable')).toBe(true);

    await server.start();
    await until(async () => (await health()).status === 200);
    await until(() => burst.every(({ id }) => isAcked(id) || refusedOf(id)));
    const acked = burst.filter(({ id }) => isAcked(id));
    expect(acked.length).toBeGreaterThan(40);
    expect(refused.length).toBeGreaterThan(0);

    // As an outbox does: everything without an ack, under the same ids, in the same order.
    const waiting = burst.filter(({ id }) => !isAcked(id));
    for (const { id, command } of waiting) panel.say(up(command, id));
    await until(() => burst.every(({ id }) => isAcked(id)));
    const reader = await openVisitor(sidecar, { secret: visitor.secret, since: 0 });
    await until(() => saidIn(reader).length === burst.length);
    expect(new Set(saidIn(reader))).toEqual(new Set(burst.map(({ command }) => command.text)));
    // Signals go on from the mark, by the same page or when it is back.
    const back = await openVisitor(sidecar, { secret: visitor.secret, tab: visitor.tab });
    pages.forEach((page, n) => {
      back.say(up(page, newId(), n + 1));
    });
    await back.next('marked', ({ n }) => n === pages.length);
    const [acts] = await server.ask(name, 'select count(*)::int as n from act');
    expect(acts).toEqual({ n: pages.length });

    function refusedOf(id: string): boolean {
      return panel.all('refused').some(({ of }) => of === id);
    }
    function saidIn(client: typeof reader): readonly string[] {
      return client.all('chat.said').flatMap(({ line }) => (line.text === null ? [] : [line.text]));
    }
  },
);

test('[ST7] a server that would lose what it has acknowledged is refused', async () => {
  const name = await server.newDatabase();
  const turn = async (word: 'on' | 'off'): Promise<void> => {
    await server.ask('postgres', `alter system set fsync = ${word}`);
    await server.ask('postgres', 'select pg_reload_conf()');
    await until(async () => {
      const [row] = await server.ask('postgres', `select current_setting('fsync') as it`);
      return row?.it === word;
    });
  };
  await turn('off');
  await expect(openPostgres({ url: server.url(name) })).rejects.toThrow(
    /fsync is off\. Turn it on/,
  );
  await turn('on');
  await (await openPostgres({ url: server.url(name) })).close();
});

import { afterEach, describe, expect, test } from 'vitest';
import { say } from '../support/a-conversation.ts';
import {
  type AgentClient,
  openAgent,
  type PairedDevice,
  pairDevice,
} from '../support/agent-client.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import {
  newId,
  openVisitor,
  pageViewed,
  up,
  type VisitorClient,
} from '../support/visitor-client.ts';
import { databases, until } from './store-kit.ts';

const running: SidecarProcess[] = [];
afterEach(async () => {
  for (const sidecar of running.splice(0)) {
    sidecar.kill('SIGKILL');
    await sidecar.ended;
  }
});

async function start(name: string, more: Readonly<Record<string, string>> = {}) {
  const sidecar = await startProcess({ DATABASE_URL: databases.url(name), ...more });
  running.push(sidecar);
  expect(sidecar.said).toMatchObject({ msg: 'ready' });
  return sidecar;
}

interface Talk {
  readonly paired: PairedDevice;
  readonly panel: AgentClient;
  readonly visitor: VisitorClient;
  readonly conversation: string;
}

/** An agent at one sidecar talks with a visitor at another. */
async function talkAcross(
  ofAgent: SidecarProcess,
  ofVisitor: SidecarProcess,
  paired: PairedDevice,
): Promise<Talk> {
  const panel = await openAgent(ofAgent, paired);
  await panel.command({ type: 'presence.set', presence: 'available' });
  const visitor = await openVisitor(ofVisitor);
  const conversation = newId();
  await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
  await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
  await panel.command({ type: 'conversation.accept', conversation });
  await visitor.next('conversation.moved', (moved) => moved.conversation.state === 'talking');
  return { paired, panel, visitor, conversation };
}

describe('two sidecars, each a process, on one database', () => {
  test('[ST8] start on an empty one at once and are one installation', async () => {
    const name = await databases.newDatabase();
    const both = await Promise.all([start(name), start(name)]);
    expect(both.map(({ said }) => said.isFresh).toSorted()).toEqual([false, true]);
    expect(both.map(({ said }) => said.dataDir)).toEqual([undefined, undefined]);
  });

  test('[ST8] an agent at one and a visitor at the other read each other', async () => {
    const name = await databases.newDatabase();
    const one = await start(name, { PRINT_PAIRING: '1' });
    const other = await start(name);
    const paired = await pairDevice(one, one.said.pairing?.agent ?? '');
    const { panel, visitor, conversation } = await talkAcross(one, other, paired);
    await visitor.command(say(conversation, 'does it fit?'));
    await panel.next('chat.said', ({ line }) => line.text === 'does it fit?');
    await panel.command(say(conversation, 'it does'));
    await visitor.next('chat.said', ({ line }) => line.text === 'it does');
  });

  test('[ID2] an access taken back at one ends the link at the other', async () => {
    const name = await databases.newDatabase();
    const one = await start(name, { PRINT_PAIRING: '1' });
    const other = await start(name);
    const lead = await openAgent(one, await pairDevice(one, one.said.pairing?.lead ?? ''));
    const paired = await pairDevice(one, one.said.pairing?.agent ?? '');
    const panel = await openAgent(other, paired);
    await lead.command({ type: 'agent.revoke', agent: paired.agent });
    await panel.next('bye', ({ kind }) => kind === 'revoked');
  });

  test('[PP7] one that starts, or is killed, takes no link from the other', async () => {
    const name = await databases.newDatabase();
    const one = await start(name, { PRINT_PAIRING: '1' });
    const paired = await pairDevice(one, one.said.pairing?.agent ?? '');
    const panel = await openAgent(one, paired);
    await panel.command({ type: 'presence.set', presence: 'available' });
    const isLinked = async (): Promise<unknown> => {
      const [row] = await databases.ask(
        name,
        `select document::json ->> 'isLinked' as is from agent where agent = '${paired.agent}'`,
      );
      return row?.is;
    };
    await until(async () => (await isLinked()) === 'true');
    const other = await start(name);
    other.kill('SIGKILL');
    await other.ended;
    expect(await isLinked()).toBe('true');
    const visitor = await openVisitor(one);
    await visitor.command({ type: 'conversation.open', conversation: newId(), language: 'nl' });
    await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
  });

  test('[ST1] kill -9 of one in a burst: nothing acknowledged is lost, the other goes on', async () => {
    const name = await databases.newDatabase();
    const one = await start(name, { PRINT_PAIRING: '1' });
    const other = await start(name);
    const paired = await pairDevice(one, one.said.pairing?.agent ?? '');
    const { panel, visitor, conversation } = await talkAcross(one, other, paired);
    const burst = Array.from({ length: 150 }, (_, n) => ({
      id: newId(),
      command: say(conversation, `line ${n}`),
    }));
    const isAcked = (id: string): boolean => panel.all('ack').some(({ of }) => of === id);
    panel.socket.on('message', () => {
      if (isAcked(burst[30]?.id ?? '')) one.kill('SIGKILL');
    });
    for (const { id, command } of burst) panel.say(up(command, id));
    const asked = Array.from({ length: 25 }, (_, n) =>
      visitor.command(say(conversation, `question ${n}`)),
    );
    await one.ended;
    const acked = burst.filter(({ id }) => isAcked(id)).map(({ command }) => command.text);
    expect(acked.length).toBeGreaterThan(30);
    expect(acked.length).toBeLessThan(burst.length);
    for (const answer of await Promise.all(asked)) expect(answer.type).toBe('ack');

    // The panel goes to the other one, as a worker does, with everything that had no answer.
    const back = await openAgent(other, paired, { since: panel.cursor() });
    for (const { id, command } of burst) if (!isAcked(id)) back.say(up(command, id));
    await visitor.next('chat.said', ({ line }) => line.text === 'line 149');
    const told = visitor.all('chat.said').map(({ line }) => line);
    const texts = told.flatMap(({ text, author }) =>
      text !== null && author.kind === 'agent' ? [text] : [],
    );
    expect(texts).toEqual(burst.map(({ command }) => command.text));
    expect(told.map(({ n }) => n)).toEqual(told.map((_, place) => (told[0]?.n ?? 1) + place));
  });

  test('[ST1] signals of one page through both count once each', async () => {
    const name = await databases.newDatabase();
    const one = await start(name);
    const other = await start(name);
    const first = await openVisitor(one);
    const pages = Array.from({ length: 60 }, (_, n) => pageViewed(`page-${n}`));
    const second = await openVisitor(other, { secret: first.secret, tab: first.tab });
    for (const socket of [first, second]) {
      pages.forEach((page, n) => {
        socket.say(up(page, newId(), n + 1));
      });
    }
    await Promise.all([
      first.next('marked', ({ n }) => n === pages.length),
      second.next('marked', ({ n }) => n === pages.length),
    ]);
    const acts = await databases.ask(name, `select observed::json ->> 'page' as page from act`);
    expect(acts.map(({ page }) => page).toSorted()).toEqual(
      pages.map(({ page }) => page).toSorted(),
    );
  });
});

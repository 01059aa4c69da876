import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../../scripts/project.ts';
import { EXTENSION_ORIGIN } from '../../sidecar/config/extension-id.ts';
import {
  type SidecarServer,
  startSidecarServer,
} from '../../tests/faults/harness/sidecar-server.ts';
import { type AgentClient, openAgent, pairDevice } from '../../tests/support/agent-client.ts';
import { newId } from '../../tests/support/visitor-client.ts';
import { startRelay } from '../delivery/relay-cast.ts';
import type { Arm } from '../measure/rounds.ts';
import { type Clients, startClients } from './child.ts';
import { MISSED, missedText } from './missed.ts';
import { OFFLINE_MS, SHOP, SHOP_ORIGIN } from './settings.ts';

export interface MissedArms {
  readonly arms: readonly Arm<number>[];
  readonly close: () => Promise<void>;
}

/** What somebody says while the clients of an arm are away. */
type Say = (texts: readonly string[]) => Promise<void>;

/** Our panel, our page, the least there can be, and socket.io's recovery, each away for 5 s a round. */
export async function openMissedArms(dataDir: string, hasPeers: boolean): Promise<MissedArms> {
  const sidecar = await startSidecarServer(dataDir, []);
  const ours = await openOurs(sidecar);
  const floorServer = await startRelay(inProject('bench', 'resume', 'relay-server.ts'), {});
  const floor = await startClients({
    module: inProject('bench', 'resume', 'relay-panel.ts'),
    url: `http://127.0.0.1:${floorServer.port()}`,
    count: 1,
    more: {},
  });
  const peer = hasPeers ? await openPeer() : null;
  const clients: readonly (readonly [string, Clients])[] = [
    ['panel', ours.panel],
    ['visitor', ours.visitor],
    ['ws', floor],
    ...(peer === null ? [] : ([['socket.io', peer.client]] as const)),
  ];
  const says = [ours.say, ...(peer === null ? [] : [peer.say])];
  const missing = awayTogether(
    clients.map(([, client]) => client),
    says,
  );
  return {
    arms: clients.map(([name, client]) => {
      let round = 0;
      return {
        name,
        measure: async () => {
          const own = round;
          round += 1;
          await missing(own);
          return (await client.back(missedText(String(own), MISSED - 1))).tookMs;
        },
      };
    }),
    close: async () => {
      for (const [, client] of clients) await client.close();
      ours.writer.socket.terminate();
      await peer?.close();
      await floorServer.close();
      await sidecar.close();
    },
  };
}

/** All leave together and miss the same; whoever asks first in a round sees to it. */
function awayTogether(clients: readonly Clients[], says: readonly Say[]) {
  const rounds = new Map<number, Promise<void>>();
  const away = async (round: number): Promise<void> => {
    await Promise.all(clients.map((client) => client.leave()));
    const begun = performance.now();
    const texts = Array.from({ length: MISSED }, (_, n) => missedText(String(round), n));
    await Promise.all(says.map((say) => say(texts)));
    const leftMs = OFFLINE_MS - (performance.now() - begun);
    if (leftMs > 0) await sleep(leftMs);
  };
  return (round: number): Promise<void> => {
    const known = rounds.get(round) ?? away(round);
    rounds.set(round, known);
    return known;
  };
}

async function openOurs(sidecar: SidecarServer) {
  const url = `http://127.0.0.1:${sidecar.port()}`;
  const at = { url, wsUrl: url.replace(/^http/, 'ws') };
  const { pairing } = sidecar.said;
  const panel = await startClients({
    module: inProject('bench', 'resume', 'our-panel.ts'),
    url,
    count: 1,
    more: { code: pairing?.agent ?? '', origin: EXTENSION_ORIGIN },
  });
  const writer = await secondDevice(at, pairing?.lead ?? '');
  const accepting = acceptFirst(writer);
  const visitor = await startClients({
    module: inProject('bench', 'resume', 'our-visitor.ts'),
    url,
    count: 1,
    more: { origin: SHOP_ORIGIN, shop: SHOP },
  });
  const conversation = await accepting;
  const say: Say = async (texts) => {
    const answers = await Promise.all(
      texts.map((text) => writer.command({ type: 'chat.say', conversation, line: newId(), text })),
    );
    const no = answers.find(({ type }) => type !== 'ack');
    if (no !== undefined) throw new Error(`a line was not taken: ${JSON.stringify(no)}`);
  };
  return { panel, visitor, writer, say };
}

/** The agent of the panel, at a second machine: what they write there the first one misses. */
async function secondDevice(
  at: { readonly url: string; readonly wsUrl: string },
  leadCode: string,
): Promise<AgentClient> {
  const lead = await openAgent(at, await pairDevice(at, leadCode));
  const { agents } = await lead.next('agent.snapshot');
  const agent = agents.find(({ role }) => role === 'agent')?.agent ?? '';
  const answer = await lead.command({ type: 'agent.reinvite', agent });
  lead.socket.terminate();
  if (answer.type !== 'ack') throw new Error(`not invited: ${answer.sentence}`);
  const { code } = Object(answer.result);
  return openAgent(at, await pairDevice(at, String(code)));
}

async function acceptFirst(writer: AgentClient): Promise<string> {
  const { card } = await writer.next(
    'conversation.changed',
    (changed) => changed.card.state === 'assigned',
  );
  await writer.command({ type: 'conversation.accept', conversation: card.conversation });
  return card.conversation;
}

async function openPeer() {
  const server = await startRelay(inProject('bench', 'peers', 'relay.mjs'), { RECOVERY: '1' });
  const url = `http://127.0.0.1:${server.port()}`;
  const client = await startClients({
    module: inProject('bench', 'peers', 'resume-client.mjs'),
    url,
    count: 1,
    more: {},
  });
  const module = inProject('bench', 'peers', 'relay-writer.mjs');
  const { openWriter }: { openWriter: (url: string) => Promise<{ say: Say; close: () => void }> } =
    await import(module);
  const writer = await openWriter(url);
  await writer.say(['the first thing said']);
  return {
    client,
    say: writer.say,
    close: async () => {
      writer.close();
      await server.close();
    },
  };
}

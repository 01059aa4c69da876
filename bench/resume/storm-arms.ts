import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../../scripts/project.ts';
import type { FaultyServer } from '../../tests/faults/harness/server.ts';
import { startSidecarServer } from '../../tests/faults/harness/sidecar-server.ts';
import { GREETING_MAX_MS } from '../../visitor/wire/definitions.ts';
import { startRelay } from '../delivery/relay-cast.ts';
import type { Arm } from '../measure/rounds.ts';
import { type Clients, startClients } from './child.ts';
import { type Settings, SHOP, SHOP_ORIGIN } from './settings.ts';

/** From the moment the port was open again until the last was welcomed. */
export interface Storm {
  readonly tookMs: number;
  /** How long nobody listened. */
  readonly outageMs: number;
  /** Processor time of the server, which has done nothing else since it started. */
  readonly serverMs: number | null;
  /** Share of one core that the clients took. */
  readonly loadShare: number;
}

export interface StormArms {
  readonly arms: readonly Arm<Storm>[];
  readonly close: () => Promise<void>;
}

/** Everybody at once: ours twice, the least there can be, and socket.io. */
export async function openStormArms(
  { visitors, say, profileDir }: Settings,
  dataDir: string,
  hasPeers: boolean,
): Promise<StormArms> {
  const open = async (
    server: FaultyServer,
    module: string,
    more: Readonly<Record<string, string>>,
  ): Promise<{ readonly server: FaultyServer; readonly clients: Clients }> => {
    say(`opening ${visitors} connections: ${module.split('/').at(-1)}`);
    const url = `http://127.0.0.1:${server.port()}`;
    return { server, clients: await startClients({ module, url, count: visitors, more }) };
  };
  const ours = await open(
    await startSidecarServer(dataDir, [], profileDir),
    inProject('bench', 'resume', 'our-visitors.ts'),
    { origin: SHOP_ORIGIN, shop: SHOP },
  );
  const floor = await open(
    await startRelay(inProject('bench', 'resume', 'relay-server.ts'), {}),
    inProject('bench', 'resume', 'relay-visitors.ts'),
    {},
  );
  const peer = hasPeers
    ? await open(
        await startRelay(inProject('bench', 'peers', 'relay.mjs'), { RECOVERY: '1' }),
        inProject('bench', 'peers', 'resume-client.mjs'),
        { addresses: '1' },
      )
    : null;
  const all = [ours, floor, ...(peer === null ? [] : [peer])];
  return {
    arms: [
      { name: 'at once', measure: () => atOnce(ours) },
      { name: 'by themselves', measure: () => byThemselves(ours) },
      { name: 'ws', measure: () => atOnce(floor) },
      ...(peer === null ? [] : [{ name: 'socket.io', measure: () => atOnce(peer) }]),
    ],
    close: async () => {
      for (const { clients, server } of all) {
        await clients.close();
        await server.close();
      }
    },
  };
}

interface Pair {
  readonly server: FaultyServer;
  readonly clients: Clients;
}

/** Nobody tries while the server is away; the moment it listens, everybody does. */
async function atOnce({ server, clients }: Pair): Promise<Storm> {
  await clients.leave();
  const outageMs = await timed(() => server.killAndRestart());
  const before = server.processorMs();
  const { tookMs, processorMs } = await clients.back();
  return { tookMs, outageMs, serverMs: since(before, server), loadShare: processorMs / tookMs };
}

async function timed(act: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/** The server is killed under their feet; when each tries again is for it to choose. */
async function byThemselves({ server, clients }: Pair): Promise<Storm> {
  // Only who was connected for so long begins with the shortest wait.
  await sleep(GREETING_MAX_MS + 1_000);
  const found = clients.loseAndFind();
  const outageMs = await timed(() => server.killAndRestart());
  const openedAt = Date.now();
  const before = server.processorMs();
  const { doneAt, processorMs, tookMs } = await found;
  return {
    tookMs: doneAt - openedAt,
    outageMs,
    serverMs: since(before, server),
    loadShare: processorMs / tookMs,
  };
}

function since(before: number | null, server: FaultyServer): number | null {
  const now = server.processorMs();
  return before === null || now === null ? null : now - before;
}

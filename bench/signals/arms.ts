import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { type Load, type Loaded, startLoad } from '../measure/load/child.ts';
import type { Target } from '../measure/load/wires.ts';
import { isQuiet } from '../measure/machine.ts';
import { pin, processorMs } from '../measure/processor.ts';
import { type Program, startProgram } from '../measure/program.ts';
import { providePeers } from '../measure/provide-peers.ts';
import type { Arm } from '../measure/rounds.ts';
import { PACED_PER_SECOND, type Settings } from './settings.ts';

/** What one arm gave in one round. */
export interface Round {
  readonly closed: Stretch;
  readonly paced: Stretch;
}
interface Stretch extends Loaded {
  readonly serverMicrosEach: number | null;
  readonly loadShare: number;
}

export interface Arms {
  readonly arms: readonly Arm<Round>[];
  readonly peersMissing: string | null;
  readonly isPinned: boolean;
  readonly close: {
    /** Everything but the sidecar. */
    readonly load: () => Promise<void>;
    /** Kills the sidecar; how many signals it had acknowledged. */
    readonly ours: () => Promise<number>;
  };
}

const SHOP_ORIGIN = 'http://127.0.0.1:4690';
const SERVER_CORE = 0;
const LOAD_CORE = 1;

interface Running {
  readonly name: string;
  readonly server: Program | null;
  readonly load: Load;
}

export async function openArms(settings: Settings, folder: string): Promise<Arms> {
  // Before we are at work ourselves.
  const wasQuiet = isQuiet();
  const missing = await providePeers(settings.say);
  const ours = await oursIn(settings, join(folder, 'ours'));
  const others = [
    await storeIn(settings, join(folder, 'store')),
    await echoIn(settings, 'ws echo', 'ws', inProject('bench', 'signals', 'echo-server.ts')),
    ...(missing === null
      ? [await echoIn(settings, 'socket.io', 'socket.io', inProject('bench', 'peers', 'echo.mjs'))]
      : []),
  ];
  let acknowledged = 0;
  return {
    arms: [ours, ...others].map((running) => ({
      name: running.name,
      measure: () => measureRound(running, settings.forMs),
    })),
    peersMissing: missing,
    isPinned: wasQuiet && pinAll([ours, ...others]),
    close: {
      async load() {
        acknowledged = await ours.load.close();
        for (const { server, load } of others) {
          await load.close();
          await server?.end();
        }
      },
      async ours() {
        // What was acknowledged must be on disk already; a profile is written only by an orderly end.
        await ours.server?.end(settings.profileDir === null ? 'SIGKILL' : 'SIGTERM');
        return acknowledged;
      },
    },
  };
}

/** Only on a quiet machine: elsewhere a core of one's own is a core shared with whoever is on it. */
function pinAll(all: readonly Running[]): boolean {
  return all
    .map(({ server, load }) =>
      server === null
        ? pin(load.pid, SERVER_CORE)
        : pin(server.pid, SERVER_CORE) && pin(load.pid, LOAD_CORE),
    )
    .every(Boolean);
}

async function oursIn(settings: Settings, dataDir: string): Promise<Running> {
  const { profileDir } = settings;
  const server = await startProgram({
    script: inProject('sidecar', 'main.ts'),
    nodeArgs: profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`],
    environment: {
      PORT: '0',
      DATA_DIR: dataDir,
      SEED: 'demo',
      DEMO_ORIGINS: SHOP_ORIGIN,
      LOG_LEVEL: 'warn',
    },
  });
  return running(settings, 'ours', server, {
    kind: 'sidecar',
    url: server.url,
    origin: SHOP_ORIGIN,
  });
}

async function storeIn(settings: Settings, dataDir: string): Promise<Running> {
  mkdirSync(dataDir);
  return running(settings, 'store', null, { kind: 'store', dataDir });
}

async function echoIn(
  settings: Settings,
  name: string,
  kind: 'ws' | 'socket.io',
  script: string,
): Promise<Running> {
  const server = await startProgram({ script });
  return running(settings, name, server, { kind, url: server.url });
}

async function running(
  { connections, say }: Settings,
  name: string,
  server: Program | null,
  target: Target,
): Promise<Running> {
  say(`opening ${connections} connections: ${name}`);
  const load = await startLoad(target, connections);
  // What has never run is not what is measured.
  await load.closedLoop(WARM_MS);
  return { name, server, load };
}

const WARM_MS = 1_000;

async function measureRound({ server, load }: Running, forMs: number): Promise<Round> {
  const stretch = async (run: () => Promise<Loaded>): Promise<Stretch> => {
    const pid = (server ?? load).pid;
    const before = processorMs(pid);
    const loaded = await run();
    const after = processorMs(pid);
    const usedMs = before === null || after === null ? null : after - before;
    return {
      ...loaded,
      serverMicrosEach: usedMs === null ? null : (usedMs * 1_000) / loaded.answered,
      // Where load and server are one process, the load's own part is not known, and small.
      loadShare: server === null ? 0 : loaded.processorMs / forMs,
    };
  };
  return {
    closed: await stretch(() => load.closedLoop(forMs)),
    paced: await stretch(() => load.paced(PACED_PER_SECOND, forMs)),
  };
}

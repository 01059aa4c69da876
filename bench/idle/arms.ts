import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { startLoad } from '../measure/load/child.ts';
import type { Target } from '../measure/load/wires.ts';
import type { Arm } from '../measure/rounds.ts';
import type { Size } from './answer-size.ts';
import { type SizedProgram, startSized } from './sized-program.ts';

/** Bytes that one more connection adds to each size. */
export type Slope = Size;

const FEW = 1_000;
const MANY = 5_000;
/** Every page says this much and is then idle. */
const SAID_PER_SECOND = 1_000;
const SHOP_ORIGIN = 'http://127.0.0.1:4690';
/** More than one household or office: a sidecar bounds what one address may open. */
const ADDRESSES = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'];

/** Ours, plain ws and, when it is installed, socket.io; each in a fresh process every round. */
export function idleArms(folder: string, hasPeer: boolean): readonly Arm<Slope>[] {
  return [
    { name: 'ours', measure: () => ours(folder) },
    { name: 'ws', measure: () => other('ws', inProject('bench', 'idle', 'ws-server.ts')) },
    ...(hasPeer
      ? [
          {
            name: 'socket.io',
            measure: () => other('socket.io', inProject('bench', 'peers', 'idle.mjs')),
          },
        ]
      : []),
  ];
}

async function ours(folder: string): Promise<Slope> {
  const dataDir = mkdtempSync(join(folder, 'ours-'));
  const server = await startSized(inProject('bench', 'idle', 'sidecar-server.ts'), {
    PORT: '0',
    DATA_DIR: dataDir,
    SEED: 'demo',
    DEMO_ORIGINS: SHOP_ORIGIN,
    LOG_LEVEL: 'warn',
  });
  const { url } = server;
  const target: Target = { kind: 'sidecar', url, origin: SHOP_ORIGIN, addresses: ADDRESSES };
  return slopeOf(server, target).finally(() => rmSync(dataDir, { recursive: true, force: true }));
}

async function other(kind: 'ws' | 'socket.io', script: string): Promise<Slope> {
  const server = await startSized(script);
  return slopeOf(server, { kind, url: server.url });
}

async function slopeOf(server: SizedProgram, target: Target): Promise<Slope> {
  const few = await idleWith(target, FEW);
  const before = await server.size();
  const many = await idleWith(target, MANY - FEW);
  const after = await server.size();
  await few.close();
  await many.close();
  await server.end();
  const added = MANY - FEW;
  return {
    rss: (after.rss - before.rss) / added,
    rssWithRoom: (after.rssWithRoom - before.rssWithRoom) / added,
    held: (after.held - before.held) / added,
  };
}

/** So many pages, each of which has said one thing and had its answer. */
async function idleWith(target: Target, count: number) {
  const load = await startLoad(target, count);
  await load.paced(SAID_PER_SECOND, (count / SAID_PER_SECOND) * 1_000);
  return load;
}

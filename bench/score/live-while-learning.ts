import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeHistory } from '../../demo/truth/write-history.ts';
import { inProject } from '../../scripts/project.ts';
import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { readingFolder } from '../../sidecar/adapters/store/reading.ts';
import { type Load, startLoad } from '../measure/load/child.ts';
import { startProgram } from '../measure/program.ts';
import { median } from '../measure/quantile.ts';

interface Terms {
  /** Of the shop's past, from the shop with known truth. */
  readonly sessions: number;
  readonly say: (line: string) => void;
}

/** How quickly live signals were marked while their shop was learned from, and after. */
export interface LiveWhileLearning {
  /** From the first live signal until it was learned, at least. */
  readonly learnedWithinMs: number;
  readonly learningP99Ms: number;
  readonly learningMaxMs: number;
  readonly learnedP99Ms: number;
  readonly learnedMaxMs: number;
}

const SHOP = asId<ShopId>('demo');
const SHOP_ORIGIN = 'http://127.0.0.1:4690';
const CONNECTIONS = 50;
/** A busy shop: ten times a page's own pace. */
const PER_SECOND = 500;
const STRETCH_MS = 2_000;
/** After it was learned: enough stretches for a middle. */
const AFTER = 8;
/** Learning that takes longer is one that does not end. */
const LEARNED_WITHIN_MS = 1_800_000;

/**
 * A sidecar that starts on a shop's whole past and learns it, while pages of the shop go on telling; and the same pages in
 * the same process once it has learned.
 */
export async function liveWhileLearning({ sessions, say }: Terms): Promise<LiveWhileLearning> {
  const base = inProject('.toonbank', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'score-'));
  try {
    say(`writing ${sessions} past sessions`);
    await writePast(folder, sessions);
    const server = await startProgram({
      script: inProject('sidecar', 'main.ts'),
      environment: {
        PORT: '0',
        DATA_DIR: folder,
        SEED: 'demo',
        DEMO_ORIGINS: SHOP_ORIGIN,
        LOG_LEVEL: 'warn',
      },
    });
    const target = { kind: 'sidecar', url: server.url, origin: SHOP_ORIGIN } as const;
    const load = await startLoad(target, CONNECTIONS);
    try {
      return await measured(load, () => hasLearned(folder), say);
    } finally {
      await load.close();
      await server.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(
  load: Load,
  isLearned: () => Promise<boolean>,
  say: (line: string) => void,
): Promise<LiveWhileLearning> {
  const begun = performance.now();
  const during: Stretch[] = [];
  const after: Stretch[] = [];
  say('live signals while it learns');
  while (!(await isLearned())) {
    during.push(await stretch(load));
    if (performance.now() - begun > LEARNED_WITHIN_MS) throw new Error('it never learned');
  }
  const learnedWithinMs = performance.now() - begun;
  // What an offer changes is learned right after it, in a fraction of the time.
  await stretch(load);
  say('live signals after it learned');
  while (after.length < AFTER) after.push(await stretch(load));
  // The stretch in which it ended was only partly beside learning.
  const beside = during.slice(0, Math.max(1, during.length - 1));
  return {
    learnedWithinMs,
    learningP99Ms: median(beside.map(({ p99 }) => p99)),
    learningMaxMs: Math.max(...beside.map(({ max }) => max)),
    learnedP99Ms: median(after.map(({ p99 }) => p99)),
    learnedMaxMs: Math.max(...after.map(({ max }) => max)),
  };
}

type Stretch = Awaited<ReturnType<Load['paced']>>['latencyMs'];

async function stretch(load: Load): Promise<Stretch> {
  return (await load.paced(PER_SECOND, STRETCH_MS)).latencyMs;
}

async function writePast(directory: string, sessions: number): Promise<void> {
  const store = await openEmbedded({ directory });
  const now = Date.now();
  const [from, to] = [asEpochMs(now - 25 * DAY_MS), asEpochMs(now - 6 * HOUR_MS)];
  await writeHistory(store, { shop: SHOP, sessions, seed: 1, from, to });
  await store.close();
}

/** Looked at beside the sidecar, past it. */
async function hasLearned(directory: string): Promise<boolean> {
  const folder = readingFolder(directory);
  try {
    const learning = await folder.read((tx) => tx.learning.find(SHOP));
    return learning !== null && learning.learnedAt !== null;
  } finally {
    await folder.close();
  }
}

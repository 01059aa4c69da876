import { afterEach, expect, it, vi } from 'vitest';
import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { keenVisit, QUICK_TRAINER, writeVisits } from '../support/past-visits.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openVisitor, pageViewed, up } from '../support/visitor-client.ts';

const BOOTS = asId<ShopId>('boots');
/** Learning on a busy machine. */
const PATIENTLY = { timeout: 60_000, interval: 50 };

const open: TestSidecar[] = [];
let running: SidecarProcess | null = null;
afterEach(async () => {
  for (const sidecar of open.splice(0)) await sidecar.stop();
  running?.kill('SIGKILL');
  await running?.ended;
  running = null;
});

async function start(store: Store, trainer = QUICK_TRAINER): Promise<TestSidecar> {
  const sidecar = await startTestSidecar({
    store,
    trainer,
    prior: null,
    bounds: { foresightLookedEveryMs: 1, floorEveryMs: 1 },
  });
  open.push(sidecar);
  return sidecar;
}

const decisionIn = ({ environment }: TestSidecar): string =>
  environment.foresight.of(BOOTS).decision.name;

it('[LF8, LF9] a shop learns from its history, and a new visitor’s row is scored by the new model', async () => {
  const store = memoryStore();
  await writeVisits(store, 500);
  const sidecar = await start(store);
  await vi.waitFor(() => expect(decisionIn(sidecar)).not.toBe('plain-rule-1'), PATIENTLY);

  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  lead.say(up({ type: 'floor.watch', isOn: true }));
  const of = lead.ask({ type: 'learning.ask', shop: 'boots' });
  const told = await lead.next('learning.answered', (answer) => answer.of === of);
  expect(told.models).toMatchObject([{ model: told.decision, state: 'champion' }]);

  const visitor = await openVisitor(sidecar);
  for (let page = 1; page <= 9; page += 1) {
    await visitor.signal({
      type: 'page.viewed',
      page: `page-${page}`,
      url: page === 1 ? '/home' : '/product',
      title: `Page ${page}`,
      pageType: page === 1 ? 'home' : 'product',
      referrer: 'internal',
    });
  }
  const isLast = ({ place }: { readonly place: { readonly title: string } }) =>
    place.title === 'Page 9';
  const { rows } = await lead.next('floor.pulse', (pulse) => pulse.rows.some(isLast));
  const session = await store.read((tx) => tx.sessions.latest(asId(visitor.welcome.visitor)));
  const score = session?.journey.score;
  expect(score?.chance).toBeGreaterThan(0.5);
  expect(score?.rank?.now).toBeGreaterThan(0.7);
  expect(rows.find(isLast)?.score).toBe(Math.round(100 * (score?.rank?.now ?? 0)));
});

it('[LF10] a lead takes a model back over the wire, and the process notices', async () => {
  const store = memoryStore();
  await writeVisits(store, 500);
  const sidecar = await start(store);
  await vi.waitFor(() => expect(decisionIn(sidecar)).not.toBe('plain-rule-1'), PATIENTLY);
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  const model = decisionIn(sidecar);
  const receipt = await lead.command({ type: 'learning.roll-back', shop: 'boots', model });
  expect(receipt).toMatchObject({ type: 'ack' });
  await vi.waitFor(() => expect(decisionIn(sidecar)).toBe('plain-rule-1'), PATIENTLY);
});

it('[LF9] of two processes one learns, and the other takes over what it learned', async () => {
  const store: Store = { ...memoryStore(), isShared: true };
  await writeVisits(store, 500);
  const first = await start(store);
  const second = await start(store, { ...QUICK_TRAINER, learn: () => Promise.reject(TWICE) });
  await vi.waitFor(() => expect(decisionIn(second)).not.toBe('plain-rule-1'), PATIENTLY);
  expect(decisionIn(second)).toBe(decisionIn(first));
  expect(await store.read((tx) => tx.learning.models(BOOTS, 'chance'))).toHaveLength(1);
});

const TWICE = new Error('what one learns the other need not learn');

it('[LF9, ST1] kill -9 while a shop learns loses nothing, and the next start learns it', async () => {
  const DATA_DIR = temporaryFolder();
  const before = await openEmbedded({ directory: DATA_DIR });
  const firstAt = asEpochMs(Date.now() - 7 * DAY_MS);
  await writeVisits(before, 600, keenVisit, { firstAt });
  await before.close();
  running = await startProcess({ DATA_DIR, LOG_LEVEL: 'info' });
  // It learns from the start on, for some seconds.
  const visitor = await openVisitor(running);
  await visitor.signal(pageViewed());
  expect(running.log()).not.toContain('learned');
  running.kill('SIGKILL');
  await running.ended;

  const killed = await openEmbedded({ directory: DATA_DIR });
  expect(await killed.read((tx) => tx.learning.models(BOOTS, 'chance'))).toEqual([]);
  expect(await killed.read((tx) => tx.sessions.ended(null, 601))).toHaveLength(600);
  await killed.close();

  running = await startProcess({ DATA_DIR, LOG_LEVEL: 'info' });
  const again = running;
  await vi.waitFor(() => expect(again.log()).toContain('"learnt":"promoted"'), {
    ...PATIENTLY,
    timeout: 200_000,
  });
}, 240_000);

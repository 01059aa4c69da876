import { afterEach, expect, it, vi } from 'vitest';
import { type ActionMapId, asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { writeEffects } from '../../sidecar/domain/engagement/effects/effects-text.ts';
import type { ToldEffects } from '../../sidecar/domain/engagement/effects/told-effects.ts';
import { promoted } from '../../sidecar/domain/engagement/learned/kept-model.ts';
import { nothingLearned } from '../../sidecar/domain/engagement/learned/shop-learning.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { aKeptModel } from '../support/builders/kept-model.ts';
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

it('[EN20, EN21] over the wire a lead takes back what was learned of offers, to none, and health says so', async () => {
  const store = memoryStore();
  const { effects, text } = knownEffects();
  const version = promoted(aKeptModel(7, { kind: 'effect', against: null, effects }), asEpochMs(1));
  await store.transact(async (tx) => {
    await tx.learning.put(nothingLearned(BOOTS, asEpochMs(1)));
    await tx.learning.addModel(version, text);
  });
  const sidecar = await start(store);
  const weighed = () => sidecar.metric('toonbank_offers_weighed_maps', { shop: 'boots' });
  const ready = async () => (await fetch(`${sidecar.url}/v1/health/ready`)).text();
  await vi.waitFor(async () => expect(await weighed()).toBe(1), PATIENTLY);
  expect(await ready()).not.toContain('at its word');
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  const of = lead.ask({ type: 'learning.ask', shop: 'boots' });
  const told = await lead.next('learning.answered', (answer) => answer.of === of);
  expect(told.weighedBy).toBe('model-7');
  expect(told.models[0]?.effects?.maps).toMatchObject([{ actionMap: 'map-1', isKnown: true }]);
  const { model } = version;
  const receipt = await lead.command({
    type: 'learning.roll-back',
    shop: 'boots',
    model,
    to: 'none',
  });
  expect(receipt).toMatchObject({ type: 'ack' });
  await vi.waitFor(async () => expect(await weighed()).toBe(0), PATIENTLY);
  expect(await sidecar.metric('toonbank_offers_taken_back', { shop: 'boots' })).toBe(1);
  expect(await ready()).toContain('a lead took back what was learned of offers');
});

/** A version that knows one map: no visitor, but what was counted of them. */
function knownEffects() {
  const effect = { estimate: 0.05, low: 0.02, high: 0.08 };
  const actionMap = asId<ActionMapId>('map-1');
  const map = { actionMap, offered: 900, heldOut: 900, effect, isKnown: true };
  const effects: ToldEffects = {
    offered: 900,
    heldOut: 900,
    distances: null,
    ordersMissing: 0,
    isUnconfirmed: false,
    maps: [{ ...map, needed: 0 }],
  };
  const text = writeEffects({ maps: [{ ...map, meanSaid: 0 }], shop: effect, distances: null });
  return { effects, text };
}

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

import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowObserve, lookAtBoots, openShop } from '../../demo/shopper.ts';
import { openShopper } from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import type { ChangePolicy } from '../../demo/stage/programs.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { widget } from '../../demo/stage/widget.ts';
import { writeHistory } from '../../demo/truth/write-history.ts';
import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { readingFolder } from '../../sidecar/adapters/store/reading.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import type { Tx } from '../../sidecar/ports/store.ts';
import { type Stage, setStage } from './stage.ts';

const SHOP = asId<ShopId>('demo');
/**
 * Enough to learn from, and to be better on those that were not learned from at any hour of the day: in 16 histories the
 * gain was at least 4.2 standard errors. With 900 it was 2.1 in one of 24, and 1.96 is asked.
 */
const SESSIONS = 1_600;
/** One thread among a browser and a sidecar, on two cores. */
const LEARNED_WITHIN_MS = 150_000;

/** On the floor, in words: why somebody may need help, and what is done about it. */
const OFFERED = /Third look at[\s\S]*Chat offered/;
const HELD_OUT = /Third look at[\s\S]*Quiet: left alone, to measure what offers do/;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ before: writePast, policy: halfHeldOut });
}, 120_000);
afterAll(() => stage?.close());

/** Who clicks through a shop within seconds ranks low among its past visitors; whether low enough is not asked here. */
const halfHeldOut: ChangePolicy = (policy) => ({
  ...policy,
  holdoutShare: 0.5,
  actionMaps: policy.actionMaps.map((map) => ({ ...map, scoreFrom: 0 })),
});

async function writePast(directory: string): Promise<void> {
  const store = await openEmbedded({ directory });
  const now = Date.now();
  const [from, to] = [asEpochMs(now - 9 * DAY_MS), asEpochMs(now - 6 * HOUR_MS)];
  await writeHistory(store, { shop: SHOP, sessions: SESSIONS, seed: 1, from, to });
  await store.close();
}

/** What the sidecar has kept, looked at beside it. */
async function kept<T>(ask: (tx: Tx) => Promise<T>): Promise<T> {
  const folder = readingFolder(stage.dataDir);
  try {
    return await folder.read(ask);
  } finally {
    await folder.close();
  }
}

const learnedNow = () => kept(async ({ learning }) => (await learning.models(SHOP, 'chance'))[0]);

/** Somebody new who looks at the same boots three times; what was stamped for them. */
async function somebodyHesitates(): Promise<Offer> {
  const before = asEpochMs(Date.now());
  const shopper = await openShopper({ isHeadless: true });
  try {
    await openShop(shopper.page, stage.shop.url);
    await allowObserve(shopper.page);
    await lookAtBoots(shopper.page, 3);
    const stamped = await waitFor('what became of it is kept', async () =>
      (await kept(({ offers }) => offers.since(before))).find(({ state }) => state !== 'blocked'),
    );
    const says = stamped.state === 'held-out' ? HELD_OUT : OFFERED;
    await counter.seesOnFloor(stage.agent.panel, says);
    if (stamped.state === 'held-out') {
      expect(await shopper.page.locator('toonbank-counter .offer').count()).toBe(0);
      return stamped;
    }
    await widget.offered(shopper.page);
    // Who leaves it open takes an agent's room from whoever comes next.
    await widget.decline(shopper.page);
    await waitFor('the no is kept', async () => {
      const offer = await kept(({ offers }) => offers.find(stamped.offer));
      return offer?.state === 'rejected';
    });
    return stamped;
  } finally {
    await shopper.close();
  }
}

test('[LF8, EN13, EN9] a model of the shop’s own decides who is offered a chat, and a held-out twin gets nothing but a stated silence', async () => {
  const model = await waitFor('the shop has learned', learnedNow, LEARNED_WITHIN_MS);
  expect(model).toMatchObject({ state: 'champion' });
  const met = new Map<string, Offer>();
  // Chance decides by the visitor: that sixteen fall on one side happens once in 30,000 times.
  for (let twin = 0; twin < 16 && met.size < 2; twin += 1) {
    const offer = await somebodyHesitates();
    met.set(offer.state === 'held-out' ? 'held-out' : 'offered', offer);
  }
  expect([...met.keys()].sort()).toEqual(['held-out', 'offered']);
  for (const offer of met.values()) {
    expect(offer.decided).toMatchObject({ decision: model.model });
    expect(offer.decided?.rank).toBeGreaterThan(0);
    expect(offer.reasons.map(({ kind }) => kind)).toContain('repeat-view');
  }
}, 300_000);

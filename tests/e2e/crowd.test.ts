import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CROWD_FLAGS, findChromium } from '../../demo/crowd/chromium.ts';
import { drive, type Visited } from '../../demo/crowd/drive.ts';
import { planShopper, type ShopperPlan } from '../../demo/crowd/plan.ts';
import type { Act } from '../../demo/crowd/steps.ts';
import { startDemoShop } from '../../demo/server.ts';
import { freePort } from '../../demo/stage/free-port.ts';
import { buyingChance } from '../../demo/truth/shopper.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { DEMO_SERVER_KEY, demoShop } from '../../sidecar/config/shops.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import type { PageType } from '../../sidecar/domain/session/act.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { aMap, aPolicy } from '../support/builders/policy.ts';
import { startTestSidecar } from '../support/sidecar.ts';

const VISITOR_DIR = `${import.meta.dirname}/../../dist/visitor`;
const QUICKLY = 100;

let browser: Browser;
beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no browser');
  browser = await chromium.launch({ executablePath, args: [...CROWD_FLAGS] });
});
afterAll(() => browser.close());

/** The first of the crowd for whom it holds. */
function someone(is: (plan: ShopperPlan) => boolean): ShopperPlan {
  for (let number = 0; number < 20_000; number += 1) {
    const plan = planShopper(1, number);
    if (is(plan)) return plan;
  }
  throw new Error('nobody in the crowd is like that');
}

const kinds = ({ walk }: ShopperPlan) => walk.map(({ act }) => act.kind);
/** Seconds in a real shop are many here. */
const isQuick = (plan: ShopperPlan) =>
  plan.walk.length < 16 && !kinds(plan).some((kind) => kind === 'idle' || kind === 'coupon');

/** Says yes and then buys; without an offer, not. */
const PERSUADABLE = someone((plan) => {
  const { type, will, answer, consent } = plan;
  const isPersuaded = will >= buyingChance(type, false) && will < buyingChance(type, true);
  const isTold = consent === 'yes' && kinds(plan).includes('checkout');
  return type === 'persuadable' && isPersuaded && answer === 'yes' && isTold && isQuick(plan);
});

interface Evening {
  readonly visited: Visited;
  readonly offers: readonly Offer[];
  readonly pages: readonly PageType[];
  readonly orders: number;
}

/** One shopper in the shop, with an agent there, and everybody held out or nobody. */
async function evening(plan: ShopperPlan, heldOutShare: number): Promise<Evening> {
  const port = await freePort();
  const policy = aPolicy({ actionMaps: [aMap()], holdoutShare: asShare(heldOutShare) });
  const sidecar = await startTestSidecar(
    { policy: fixedPolicy(policy) },
    { shops: [demoShop([`http://127.0.0.1:${port}`])], visitorDir: VISITOR_DIR },
  );
  const shop = await startDemoShop({ sidecarUrl: sidecar.url, port, serverKey: DEMO_SERVER_KEY });
  const agent = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).agent));
  await agent.command({ type: 'presence.set', presence: 'available' });
  try {
    const { signal } = new AbortController();
    const visited = await drive(plan, { browser, shopUrl: shop.url, pace: QUICKLY, signal });
    return await sidecar.environment.store.read(async (tx) => {
      const offers = await tx.offers.since(asEpochMs(0));
      const session = offers[0]?.session;
      const acts = session === undefined ? [] : await tx.sessions.actsOf(session, 0, 1_000);
      const pages = acts.flatMap(({ observed }) =>
        observed.type === 'page.viewed' ? [observed.pageType] : [],
      );
      const orders = acts.filter(({ observed }) => observed.type === 'order.claimed').length;
      return { visited, offers, pages, orders };
    });
  } finally {
    agent.close();
    await shop.close();
    await sidecar.stop();
  }
}

const SHOWS: Readonly<Partial<Record<Act['kind'], PageType>>> = {
  home: 'home',
  product: 'product',
  basket: 'basket',
  checkout: 'checkout',
  details: 'checkout',
};

/** Categories are left out: they also lead from one page to the next. */
const alike = (pages: readonly PageType[]) => pages.filter((page) => page !== 'category');

test('[DM12] a shopper whom an offer persuades goes their walk, says yes, and orders', async () => {
  const { visited, offers, pages, orders } = await evening(PERSUADABLE, 0);
  expect(visited).toEqual({ isOffered: true, answered: 'yes', isOrdered: true });
  expect(offers.map(({ state }) => state)).toContain('accepted');
  expect(orders).toBe(1);
  const walked = PERSUADABLE.walk.flatMap(({ act }) => SHOWS[act.kind] ?? []);
  expect(alike(pages).slice(0, walked.length)).toEqual(walked);
  expect(pages.at(-1)).toBe('thank-you');
});

test('[DM12] the same shopper held out is shown nothing, goes the same walk, and does not order', async () => {
  const { visited, offers, pages, orders } = await evening(PERSUADABLE, 1);
  expect(visited).toEqual({ isOffered: false, answered: null, isOrdered: false });
  expect(offers.map(({ state }) => state)).toEqual(['held-out']);
  expect(orders).toBe(0);
  expect(alike(pages)).toEqual(PERSUADABLE.walk.flatMap(({ act }) => SHOWS[act.kind] ?? []));
});

import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import * as shopper from '../shopper.ts';
import { willBuy } from '../truth/shopper.ts';
import { answerOffer } from './answer-offer.ts';
import { perform } from './perform.ts';
import type { ShopperPlan } from './plan.ts';
import type { Paced } from './steps.ts';

const SCREENS = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 780 },
} as const;

/** After the last page an offer may still come. */
const LAST_LOOK_MS = 3_000;

/** How a visit went, as its page showed it. */
export interface Visited {
  /** Before they set out to pay. */
  readonly isOffered: boolean;
  /** null: none was shown, or it was left alone. */
  readonly answered: 'yes' | 'no' | null;
  readonly isOrdered: boolean;
}

export interface DriveTerms {
  readonly browser: Browser;
  readonly shopUrl: string;
  /** So many times as quick as people are. */
  readonly pace: number;
  /** Ends the visit early. */
  readonly signal: AbortSignal;
}

/** Plays one plan in a browser context of its own. @throws when the signal ends it or the shop does not do as it should */
export async function drive(plan: ShopperPlan, terms: DriveTerms): Promise<Visited> {
  const { browser, shopUrl, pace, signal } = terms;
  const context = await browser.newContext({
    viewport: SCREENS[plan.screen],
    locale: plan.language === 'nl' ? 'nl-NL' : 'en-GB',
  });
  const stop = () => void context.close();
  signal.addEventListener('abort', stop, { once: true });
  const rest = (ms: number) => pause(ms / pace, undefined, { signal });
  try {
    const page = await context.newPage();
    const scene = { page, shopUrl, plan, signal };
    let isAsked = plan.consent !== 'unanswered';
    let seen: Seen = { isOffered: false, answered: null };
    const look = async (): Promise<void> => {
      if (!seen.isOffered && (await isOfferShown(page)))
        seen = { isOffered: true, answered: await answerOffer(page, plan) };
    };
    const doAll = async (paced: readonly Paced[], between: () => Promise<void>) => {
      for (const { pauseMs, act } of paced) {
        await rest(pauseMs);
        await between();
        await perform(act, scene);
        if (!isAsked) continue;
        isAsked = false;
        await (plan.consent === 'yes' ? shopper.allowObserve(page) : shopper.refuseObserve(page));
      }
    };
    await doAll(plan.walk, look);
    await rest(LAST_LOOK_MS * pace);
    await look();
    const isOrdered = willBuy(plan, seen.isOffered);
    if (isOrdered) await doAll(plan.pay, async () => undefined);
    await rest(LAST_LOOK_MS * pace);
    // Leaving by a real navigation lets the page say goodbye; closing the context would not.
    await page.goto('about:blank');
    return { ...seen, isOrdered };
  } finally {
    signal.removeEventListener('abort', stop);
    await context.close();
  }
}

type Seen = Pick<Visited, 'isOffered' | 'answered'>;

function isOfferShown(page: Page): Promise<boolean> {
  return page.locator('toonbank-counter .offer').isVisible();
}

import type { Page } from 'playwright-core';
import { seen } from '../../demo/shopper.ts';
import { fillPage } from '../cobrowse/look-along.ts';

const ELEMENTS = 600;
const STEPS = 5;
const PLACES = 11;

/** The line that changes every second, behind all the others. */
export const LAST_CHANGED = /^Second \d+ of looking along$/m;

/** Makes a product page of the demo shop one that never rests, until it is loaded anew. @param from the last second it had */
export async function makeBusy(page: Page, from: number): Promise<void> {
  await page.evaluate(`(${fillPage.toString()})(${ELEMENTS}, true)`);
  await page.evaluate(`(${stirPage.toString()})(${from})`);
}

export async function loadAnew(page: Page, from: number): Promise<void> {
  await page.reload({ waitUntil: 'domcontentloaded' });
  await seen(page, 'product');
  await makeBusy(page, from);
}

/** The mouse goes somewhere else, as it does every second. */
export async function movePointer(page: Page, second: number): Promise<void> {
  await page.mouse.move(200 + 70 * (second % PLACES), 250 + 30 * ((second * 3) % PLACES), {
    steps: STEPS,
  });
}

/** Runs in a page that was filled: classes, texts and places change beside the cards that are drawn anew. */
function stirPage(from: number): void {
  const CLICK_EVERY = 20;
  const STIRRED = 24;
  const SCROLLS = 7;
  const SCROLL_PX = 150;
  const count = document.createElement('p');
  document.body.append(count);
  let second = from;
  setInterval(() => {
    second += 1;
    count.textContent = `Second ${second} of looking along`;
    const cards = [...document.querySelectorAll('body > section:last-of-type > article')];
    for (const card of cards.slice(-STIRRED)) {
      card.classList.toggle('chosen');
      const price = card.querySelector('strong');
      if (price !== null) price.textContent = `€ ${20 + (second % 180)}`;
    }
    scrollTo(0, SCROLL_PX * (second % SCROLLS));
    if (second % CLICK_EVERY === 0) cards.at(-1)?.querySelector('button')?.click();
  }, 1_000);
}

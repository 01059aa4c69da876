import type { BrowserContext, Page } from 'playwright-core';

const KEY = 'clock-off-by-ms';

/** As text, because it runs in pages: a Date that is off by `off`, an expression. */
const otherDate = (off: string) => `(() => {
  const Real = Object.getPrototypeOf(Date) === Function.prototype ? Date : Object.getPrototypeOf(Date);
  const off = ${off};
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + off);
      else super(...given);
    }
    static now() {
      return Real.now() + off;
    }
  };
})()`;

/** Pages of this browser can have another clock from now on. */
export const letClocksDiffer = (context: BrowserContext) =>
  context.addInitScript(otherDate(`Number(sessionStorage.getItem('${KEY}') ?? 0)`));

/** Loads the page again with a clock that is off by so much. */
export async function loadWithClock(page: Page, offByMs: number): Promise<void> {
  await page.evaluate(([key, off]) => sessionStorage.setItem(key, off), [
    KEY,
    String(offByMs),
  ] as const);
  await page.reload();
  const off = await page.evaluate(() => Date.now() - (performance.timeOrigin + performance.now()));
  if (Math.abs(off - offByMs) > 60_000) throw new Error(`the clock is off by ${off} ms`);
}

/** An expression that gives the window it runs in another clock at once. */
export const clockOffBy = (offByMs: number) => otherDate(String(offByMs));

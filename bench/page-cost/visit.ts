import type { Browser } from 'playwright-core';

/** What one visit to one page came to. */
export interface Visit {
  /** Largest contentful paint, since navigation. */
  readonly lcpMs: number;
  /** What tasks took above 50 ms each, from the first paint to the end of the look. */
  readonly tbtMs: number;
  readonly longestTaskMs: number;
  /** Cumulative layout shift. */
  readonly cls: number;
  /** Everything the page's main thread did. */
  readonly taskMs: number;
}

const SLOWER = 4;
/** Before the visit: a visitor's browser has started long ago, and its starting spreads the first paint by half. */
const SETTLE_MS = 700;
/** After load: time for everything that waits for a quiet moment, and for a socket. */
const LOOK_MS = 3_500;
// Told to three decimals by every tool; beyond that a sum of fractions differs from visit to visit.
export const CLS_STEPS = 1_000;
const LONG_TASK_MS = 50;

/** A first visit, in a profile without cache or cookies, on a slow processor. */
export async function visit(browser: Browser, url: string, isThere: string): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(`(${watch.toString()})()`);
    await page.goto(url, { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const isInstalled = await page.evaluate<boolean>(isThere);
    if (!isInstalled) throw new Error(`not there after ${LOOK_MS} ms: ${isThere}`);
    const seen = await page.evaluate<Seen>('globalThis.benchSeen');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const taskSeconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    if (seen.lcpMs === 0) throw new Error('nothing was painted');
    return {
      lcpMs: seen.lcpMs,
      cls: Math.round(seen.cls * CLS_STEPS) / CLS_STEPS,
      tbtMs: seen.tasksMs.reduce((sum, ms) => sum + Math.max(0, ms - LONG_TASK_MS), 0),
      longestTaskMs: Math.max(0, ...seen.tasksMs),
      taskMs: taskSeconds * 1_000,
    };
  } finally {
    await context.close();
  }
}

interface Seen {
  lcpMs: number;
  cls: number;
  readonly tasksMs: number[];
}

/** Runs in the page, before anything else of it. */
function watch(): void {
  const seen: Seen = { lcpMs: 0, cls: 0, tasksMs: [] };
  Object.assign(globalThis, { benchSeen: seen });
  const observe = (type: string, see: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
      type,
      buffered: true,
    });
  observe('largest-contentful-paint', (entry) => {
    seen.lcpMs = entry.startTime;
  });
  observe('longtask', (entry) => seen.tasksMs.push(entry.duration));
  observe('layout-shift', (entry) => {
    if ('value' in entry && typeof entry.value === 'number') seen.cls += entry.value;
  });
}

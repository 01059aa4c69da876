import type { Browser } from 'playwright-core';
import { openOwnPage } from '../cobrowse/recorded-page.ts';
import type { Beginning } from './beginnings.ts';

/** What a beginning did to the page. */
export interface Start {
  readonly longestTaskMs: number;
  /** From the beginning to the first picture done. */
  readonly totalMs: number;
  /** Of the tasks in between. */
  readonly taskMs: number;
}

const SLOWER = 4;
const DONE_WITHIN_MS = 60_000;
const CATEGORIES = [
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
];

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In µs. */
  readonly ts: number;
  readonly dur?: number;
}

/** Begins on a page that is at rest, and reads from the browser's own trace which tasks that took. */
export async function tracedStart(browser: Browser, url: string, how: Beginning): Promise<Start> {
  const { page, cdp, close } = await openOwnPage(browser, url);
  try {
    if (how.script !== null) await page.addScriptTag({ content: how.script });
    await page.evaluate(how.prepare);
    await page.evaluate(
      'new Promise((done) => requestIdleCallback(() => done(0), { timeout: 5000 }))',
    );
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.evaluate(
      `void setTimeout(() => { performance.mark('bench-begin'); (0, eval)(${JSON.stringify(how.begin)}); }, 50)`,
    );
    await page.waitForFunction(`performance.getEntriesByName('bench-end').length > 0`, null, {
      timeout: DONE_WITHIN_MS,
      polling: 100,
    });
    return readTrace((await browser.stopTracing()).toString());
  } finally {
    await close();
  }
}

function readTrace(text: string): Start {
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(text);
  const begin = traceEvents.find(({ name }) => name === 'bench-begin');
  const end = traceEvents.find(({ name }) => name === 'bench-end');
  if (begin === undefined || end === undefined)
    throw new Error('the trace has no beginning or no end');
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === 'RunTask' &&
      pid === begin.pid &&
      tid === begin.tid &&
      ts + dur >= begin.ts &&
      ts <= end.ts,
  );
  const spans = tasks.map(({ dur = 0 }) => dur / 1_000);
  return {
    longestTaskMs: Math.max(...spans),
    totalMs: (end.ts - begin.ts) / 1_000,
    taskMs: spans.reduce((sum, ms) => sum + ms, 0),
  };
}

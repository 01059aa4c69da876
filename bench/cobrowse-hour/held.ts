import type { Page } from 'playwright-core';

/** What a page holds after a collection. */
export interface Held {
  readonly heapBytes: number;
  /** Of all documents in its process, also those that nobody can reach but that are kept. */
  readonly nodes: number;
  readonly documents: number;
}

/** Asks a page over the debugging protocol, whichever road leads to it. */
export type Ask = (method: string) => Promise<unknown>;

/** What only a finalizer holds goes with the second. */
const COLLECTIONS = 3;

export async function heldBy(ask: Ask): Promise<Held> {
  for (let round = 0; round < COLLECTIONS; round += 1) await ask('HeapProfiler.collectGarbage');
  await ask('Performance.enable');
  const { metrics } = (await ask('Performance.getMetrics')) as {
    readonly metrics: readonly { readonly name: string; readonly value: number }[];
  };
  const of = (name: string): number => {
    const value = metrics.find((metric) => metric.name === name)?.value;
    if (value === undefined) throw new Error(`the browser does not tell ${name}`);
    return value;
  };
  return { heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes'), documents: of('Documents') };
}

export async function askPage(page: Page): Promise<Ask> {
  const cdp = await page.context().newCDPSession(page);
  return cdp.send.bind(cdp) as Ask;
}

import type { SidePanel } from '../../demo/stage/side-panel.ts';
import { startLoad } from '../measure/load/child.ts';
import type { Target } from '../measure/load/wires.ts';

/** The panel's memory through an hour of a shop, in bytes after a collection. */
export interface HourOfSignals {
  readonly signals: number;
  readonly visitors: number;
  /** Most rows that the floor showed at once. */
  readonly rowsMax: number;
  /** After each slice of the hour. */
  readonly heapBytes: readonly number[];
}

/** 24 slices stand for two and a half minutes each: 960 visitors and 24,000 signals in an hour. */
const SLICES = 24;
const VISITORS_EACH = 40;
const SIGNALS_EACH = 1_000;
const SIGNALS_PER_SECOND = 250;

const ROWS = `document.querySelectorAll('[data-testid="floor-row"]').length`;

/** Visitors come, look around and go, while the panel shows the floor. */
export async function anHour(
  panel: SidePanel,
  target: Target,
  say: (line: string) => void,
): Promise<HourOfSignals> {
  const heapBytes: number[] = [];
  let rowsMax = 0;
  for (let slice = 0; slice < SLICES; slice += 1) {
    const visitors = await startLoad(target, VISITORS_EACH);
    await visitors.paced(SIGNALS_PER_SECOND, (SIGNALS_EACH / SIGNALS_PER_SECOND) * 1_000);
    rowsMax = Math.max(rowsMax, await panel.see<number>(ROWS));
    await visitors.close();
    heapBytes.push(await heapOf(panel));
    say(`slice ${slice + 1} of ${SLICES}: ${heapBytes.at(-1)} bytes`);
  }
  return { signals: SLICES * SIGNALS_EACH, visitors: SLICES * VISITORS_EACH, rowsMax, heapBytes };
}

async function heapOf(panel: SidePanel): Promise<number> {
  await panel.send('HeapProfiler.collectGarbage');
  const usage = await panel.send('Runtime.getHeapUsage');
  if (typeof usage !== 'object' || usage === null || !('usedSize' in usage)) {
    throw new Error('the panel does not say how much it holds');
  }
  return Number(usage.usedSize);
}

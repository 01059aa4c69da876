import { join } from 'node:path';
import { processorMs } from '../measure/processor.ts';
import type { Program } from '../measure/program.ts';
import { median, summarise } from '../measure/quantile.ts';
import type { Figures } from '../measure/report.ts';
import type { Arm } from '../measure/rounds.ts';
import { type LoadDone, runLoad } from './load-child.ts';
import { TOGETHER } from './settings.ts';

/** One stretch of redemptions, or of commits. */
export interface Stretch extends LoadDone {
  readonly count: number;
  /** Of who is measured; null for the floor, which is its own load. */
  readonly serverMs: number | null;
}

/** How many codes all stretches together use. */
export function codesFor(each: number, rounds: number): number {
  return 2 * each * rounds;
}

/**
 * Redemptions one after the other and many together; the same calls to a server that commits the least there is; and
 * the least that the store can commit, one after the other, with no call at all.
 */
export function rateArms(
  sidecar: Program,
  floor: Program,
  folder: string,
  each: number,
): readonly Arm<Stretch>[] {
  let used = 0;
  const calling =
    ({ url, pid }: Program, together: number) =>
    async (): Promise<Stretch> => {
      const from = used;
      used += pid === sidecar.pid ? each : 0;
      const before = processorMs(pid) ?? Number.NaN;
      const done = await runLoad({ kind: 'redeem', url, from, count: each, together });
      const serverMs = (processorMs(pid) ?? Number.NaN) - before;
      return { ...done, count: each, serverMs };
    };
  return [
    { name: 'singly', measure: calling(sidecar, 1) },
    { name: 'together', measure: calling(sidecar, TOGETHER) },
    { name: 'durable calls', measure: calling(floor, 1) },
    { name: 'durable calls together', measure: calling(floor, TOGETHER) },
    {
      name: 'store commits',
      measure: async () => {
        const dataDir = join(folder, 'floor');
        const done = await runLoad({ kind: 'commit', dataDir, count: each });
        return { ...done, count: each, serverMs: null };
      },
    },
  ];
}

export interface Rate {
  readonly perSecond: number;
  readonly figures: Figures;
}

/** The middle of the rounds. */
export function rateOf(stretches: readonly Stretch[]): Rate {
  const rates = stretches.map(({ count, tookMs }) => (count * 1_000) / tookMs);
  const { p50, p99 } = summarise(stretches.flatMap(({ latenciesMs }) => latenciesMs));
  const server = stretches.flatMap(({ serverMs, count }) =>
    serverMs === null ? [] : [(serverMs * 1_000) / count],
  );
  const perSecond = median(rates);
  return {
    perSecond,
    figures: {
      perSecond: { min: Math.min(...rates), median: perSecond, max: Math.max(...rates) },
      p50Ms: p50,
      p99Ms: p99,
      serverMicrosEach: server.length === 0 ? null : median(server),
      loadShare: median(stretches.map(({ processorMs: own, tookMs }) => own / tookMs)),
    },
  };
}

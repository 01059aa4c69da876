import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { binned } from '../../sidecar/domain/learning/bins.ts';
import { boost } from '../../sidecar/domain/learning/boost.ts';
import { UNCALIBRATED } from '../../sidecar/domain/learning/calibrate.ts';
import { contributionsOf } from '../../sidecar/domain/learning/contributions.ts';
import { finished } from '../../sidecar/domain/learning/learn.ts';
import { assembled, type Model } from '../../sidecar/domain/learning/model.ts';
import { chanceOfRow } from '../../sidecar/domain/learning/score.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { PLAIN_SETTINGS } from '../../sidecar/domain/learning/settings.ts';
import { rowOf, type Table } from '../../sidecar/domain/learning/table.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { median, quantile } from '../measure/quantile.ts';
import { atLeast, atMost, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { type Arm, inRounds } from '../measure/rounds.ts';
import { liveWhileLearning } from './live-while-learning.ts';
import { madeRows } from './rows.ts';

interface Settings {
  readonly rounds: number;
  readonly rows: number;
  /** Of the past that a sidecar learns from while live signals come; 0 leaves that out. */
  readonly sessions: number;
  readonly say: (line: string) => void;
}

const TREES = 200;
const SCORED = 20_000;
/** Rows whose contributions are asked for: each takes as long as a hundred scores. */
const EXPLAINED = 500;
/** Rows a model of the bench is grown on: enough for 200 trees of 32 leaves. */
const GROWN_ON = 10_000;

interface Scored {
  readonly p50Us: number;
  readonly p99Us: number;
  readonly perSecond: number;
}

/** How fast rows are scored by 200 trees, and how long it takes to learn from many. */
export async function measureScore({ rounds, rows, sessions, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  say(`growing ${TREES} trees`);
  const { table, labels } = madeRows(GROWN_ON, 1);
  const model = grown(table, labels);
  const some = Array.from({ length: SCORED }, (_, row) => rowOf(table, row % GROWN_ON));
  const why = (row: Float64Array): number => contributionsOf(model, row).base;
  const arms: readonly Arm<Scored>[] = [
    { name: 'score', measure: async () => scored((row) => chanceOfRow(model, row), some) },
    { name: 'why', measure: async () => scored(why, some.slice(0, EXPLAINED)) },
    { name: 'sum of the row', measure: async () => scored(sumOf, some) },
  ];
  await inRounds(arms, 1, () => undefined);
  const by = await inRounds(arms, rounds, say);
  const middle = (name: string, of: (each: Scored) => number): number =>
    median((by.get(name) ?? []).map(of));
  say(`learning from ${rows} rows`);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const learnedTrees = await treesLearned(rows);
  const learnMs = performance.now() - begun;
  const learnCpuMs = process.cpuUsage(cpu).user / 1_000;
  const live = sessions === 0 ? null : await liveWhileLearning({ sessions, say });
  const seen = machine();
  const p99Us = middle('score', (each) => each.p99Us);
  const perSecond = middle('score', (each) => each.perSecond);
  return {
    name: 'score',
    ours: roundedAll({
      trees: model.roots.length,
      nodes: model.column.length,
      p50Us: middle('score', (each) => each.p50Us),
      p99Us,
      perSecond,
      whyP50Us: middle('why', (each) => each.p50Us),
      whyP99Us: middle('why', (each) => each.p99Us),
      learnRows: rows,
      learnMs,
      learnCpuMs,
      learnedTrees,
      ...(live === null ? {} : { live: { pastSessions: sessions, ...live } }),
    }),
    floor: roundedAll({
      sumOfTheRowP50Us: middle('sum of the row', (each) => each.p50Us),
      sumOfTheRowP99Us: middle('sum of the row', (each) => each.p99Us),
    }),
    peers: {},
    peersMissing: 'none runs in the same process: lleaves publishes 9.61 µs for a row',
    ratio: roundedAll({
      sumOfTheRow: timesTheCost(
        middle('score', (each) => each.p50Us),
        middle('sum of the row', (each) => each.p50Us),
      ),
    }),
    goals: [
      atMost('µs for a score, p99', p99Us, 50),
      atLeast('scores a second on one core', perSecond, 20_000),
      atMost(
        `s of processor time to learn from ${rows} rows`,
        learnCpuMs / 1_000,
        (60 * rows) / 100_000,
      ),
      ...(live === null
        ? []
        : [
            atMost(
              'times the p99 of live signals while their shop is learned from',
              live.learningP99Ms / live.learnedP99Ms,
              2,
            ),
          ]),
    ],
    rounds,
    machine: seen,
    doubts: loadDoubt(seen),
  };
}

/** All of it in a thread, as in the sidecar; how many trees it gave. */
async function treesLearned(rows: number): Promise<number> {
  const url = new URL('./learning-thread.ts', import.meta.url);
  const thread = new Worker(url, { workerData: rows });
  const [trees]: readonly number[] = await once(thread, 'message');
  return trees ?? 0;
}

function grown(table: Table, labels: Float64Array): Model {
  const weights = new Float64Array(table.rows).fill(1);
  const lesson = { binned: binned(table, weights), labels, weights, heldOut: null };
  const settings = { ...PLAIN_SETTINGS, roundsMax: TREES, leavesMax: 32, depthMax: 6 };
  return assembled(table, [finished(boost(lesson, settings, seededDraw(1)))], UNCALIBRATED);
}

/** Each row alone; the clock's own time is in it. */
function scored(of: (row: Float64Array) => number, rows: readonly Float64Array[]): Scored {
  const took: number[] = [];
  let kept = 0;
  const begun = process.cpuUsage();
  for (const row of rows) {
    const from = performance.now();
    kept += of(row);
    took.push((performance.now() - from) * 1_000);
  }
  const perSecond = rows.length / (process.cpuUsage(begun).user / 1e6);
  // Read, so that no compiler leaves the work out.
  if (Number.isNaN(kept)) throw new Error('a score is never NaN');
  return { p50Us: quantile(took, 0.5), p99Us: quantile(took, 0.99), perSecond };
}

function sumOf(row: Float64Array): number {
  let sum = 0;
  for (const value of row) sum += Number.isNaN(value) ? 0 : value;
  return sum;
}

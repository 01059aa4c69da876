import { inProject } from '../../scripts/project.ts';
import { fillPage, lookAlong } from '../cobrowse/look-along.ts';
import { clocksApartMs } from '../floor-latency/drawn.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { startProgram } from '../measure/program.ts';
import { type Summary, summarise } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { timeMarks } from './marks.ts';
import { agentPointer, timeMoves, visitorPointer } from './pointers.ts';
import { ourRoad, rawRoad } from './roads.ts';

interface Settings {
  readonly rounds: number;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

const MARKS_A_ROUND = 50;
const MOVES_A_ROUND = 25;
const OF_FLOOR_P50 = 1.5;
const OF_FLOOR_P95 = 3;
const POINTER_P95_GOAL_MS = 100;
const BUSY_ELEMENTS = 600;
const CLOCKS_APART_MAX_MS = 2;
/** 200 marks of each. */
const ROUNDS_MIN = 4;

/** Rounds of marks, ours and raw in turn; first on a page at rest, then on one that changes all the time. */
export async function measureCobrowseLatency(settings: Settings): Promise<Report> {
  const { rounds, isHeadless, say } = settings;
  const machine = lookAtMachine(null);
  const server = await startProgram({
    script: inProject('bench', 'floor-latency', 'relay-server.ts'),
  });
  const stage = await lookAlong(isHeadless, say).catch(async (wrong: unknown) => {
    await server.end();
    throw wrong;
  });
  try {
    const ours = ourRoad(stage);
    const raw = await rawRoad(stage, server.url);
    const marks = [
      { name: 'ours', measure: () => timeMarks(ours, MARKS_A_ROUND) },
      { name: 'raw', measure: () => timeMarks(raw, MARKS_A_ROUND) },
    ];
    const idle = await inRounds(marks, rounds, (line) => say(`idle, ${line}`));
    const moves = await inRounds(
      [
        { name: 'visitor', measure: () => timeMoves(visitorPointer(stage), MOVES_A_ROUND) },
        { name: 'agent', measure: () => timeMoves(agentPointer(stage), MOVES_A_ROUND) },
      ],
      rounds,
      (line) => say(`pointer, ${line}`),
    );
    for (const { page } of [stage.shopper, { page: raw.from }]) {
      await page.evaluate(`(${fillPage.toString()})(${BUSY_ELEMENTS}, true)`);
    }
    const busy = await inRounds(marks, rounds, (line) => say(`busy, ${line}`));
    const apartMs = await clocksApartMs([stage.shopper.page, stage.agent.panel]);
    const all = (of: typeof idle, name: string): Summary => summarise((of.get(name) ?? []).flat());
    const seen = machine();
    const pairs = {
      idle: [all(idle, 'ours'), all(idle, 'raw')],
      busy: [all(busy, 'ours'), all(busy, 'raw')],
    } as const;
    const pointers = { visitor: all(moves, 'visitor'), agent: all(moves, 'agent') };
    return {
      name: 'cobrowse-latency',
      ours: roundedAll({
        idle: figures(pairs.idle[0]),
        busy: figures(pairs.busy[0]),
        visitorPointer: figures(pointers.visitor),
        agentPointer: figures(pointers.agent),
      }),
      floor: roundedAll({ idle: figures(pairs.idle[1]), busy: figures(pairs.busy[1]) }),
      peers: {},
      peersMissing:
        'No peer: the live part of others needs their own servers; the raw socket in the same browsers stands for the least there can be.',
      ratio: roundedAll({ idle: compared(...pairs.idle), busy: compared(...pairs.busy) }),
      goals: [
        ...Object.entries(pairs).flatMap(([when, [own, floor]]) => [
          atMost(`of a raw socket, p50, ${when}`, own.p50 / floor.p50, OF_FLOOR_P50),
          atMost(`of a raw socket, p95, ${when}`, own.p95 / floor.p95, OF_FLOOR_P95),
        ]),
        atMost('ms, p95, pointer of the visitor', pointers.visitor.p95, POINTER_P95_GOAL_MS),
        atMost('ms, p95, pointer of the agent', pointers.agent.p95, POINTER_P95_GOAL_MS),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(rounds < ROUNDS_MIN ? [`${rounds * MARKS_A_ROUND} marks are few: at least 200`] : []),
        ...(apartMs > CLOCKS_APART_MAX_MS
          ? [`the clocks of the two pages were ${apartMs.toFixed(1)} ms apart`]
          : []),
      ],
    };
  } finally {
    await stage.close();
    await server.end();
  }
}

function figures({ count, min, p50, p95, p99, max }: Summary): Figures {
  return { count, minMs: min, p50Ms: p50, p95Ms: p95, p99Ms: p99, maxMs: max };
}

function compared(own: Summary, floor: Summary): Figures {
  return { p50: timesTheCost(own.p50, floor.p50), p95: timesTheCost(own.p95, floor.p95) };
}

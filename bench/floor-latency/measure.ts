import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import { inProject } from '../../scripts/project.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { startProgram } from '../measure/program.ts';
import { type Summary, summarise } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { chatArms, openChat } from './chat.ts';
import { clocksApartMs } from './drawn.ts';
import { openRelay } from './relay.ts';
import { openFloor, signalArm } from './signal.ts';

interface Settings {
  readonly marks: number;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

const ROW_P95_GOAL_MS = 250;
const LINE_P95_GOAL_MS = 150;
/** Each clock tells tenths of a millisecond, the machine's whole ones; beyond this they disagree. */
const CLOCKS_APART_MAX_MS = 2;
/** Said once in so many marks. */
const SAY_EVERY = 10;

export async function measureFloorLatency(settings: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const stage = await raiseStage({ isHeadless: settings.isHeadless });
  try {
    const measured = await marksOn(stage, settings);
    const apartMs = await clocksApartMs([stage.shopper.page, stage.agent.panel]);
    const seen = machine();
    const { row, lineToAgent, lineToVisitor, relayToAgent, relayToVisitor } = measured;
    return {
      name: 'floor-latency',
      ours: asFigures({ row, lineToAgent, lineToVisitor }),
      floor: asFigures({ relayToAgent, relayToVisitor }),
      peers: {},
      peersMissing:
        'No peer: no other product runs in the same side panel; the relay in the same browsers stands for the least there can be.',
      ratio: roundedAll({
        row: compared(row, relayToAgent),
        lineToAgent: compared(lineToAgent, relayToAgent),
        lineToVisitor: compared(lineToVisitor, relayToVisitor),
      }),
      goals: [
        atMost('p95 in ms, signal to row drawn', row.p95, ROW_P95_GOAL_MS),
        atMost('p95 in ms, line to panel drawn', lineToAgent.p95, LINE_P95_GOAL_MS),
        atMost('p95 in ms, line to page drawn', lineToVisitor.p95, LINE_P95_GOAL_MS),
      ],
      rounds: settings.marks,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(apartMs > CLOCKS_APART_MAX_MS
          ? [`the clocks of the two pages were ${apartMs.toFixed(1)} ms apart`]
          : []),
      ],
    };
  } finally {
    await stage.close();
  }
}

type Marks = Readonly<
  Record<'row' | 'lineToAgent' | 'lineToVisitor' | 'relayToAgent' | 'relayToVisitor', Summary>
>;

async function marksOn(stage: RaisedStage, { marks, say }: Settings): Promise<Marks> {
  const server = await startProgram({
    script: inProject('bench', 'floor-latency', 'relay-server.ts'),
  });
  try {
    const relay = await openRelay(stage, server.url);
    const sayRarely = rarely(say);
    say('the agent pairs, the shopper comes in');
    await openFloor(stage);
    const first = await inRounds([signalArm(stage), relay.toAgent], marks, sayRarely);
    say('the shopper opens a chat, the agent accepts');
    await openChat(stage);
    const { toAgent, toVisitor } = chatArms(stage);
    const arms = [toAgent, relay.toAgent, toVisitor, relay.toVisitor];
    const second = await inRounds(arms, marks, sayRarely);
    const all = (name: string): Summary =>
      summarise([...(first.get(name) ?? []), ...(second.get(name) ?? [])]);
    return {
      row: all('row'),
      lineToAgent: all('line to agent'),
      lineToVisitor: all('line to visitor'),
      relayToAgent: all('relay to agent'),
      relayToVisitor: all('relay to visitor'),
    };
  } finally {
    await server.end();
  }
}

function rarely(say: (line: string) => void): (line: string) => void {
  let last = '';
  return (line) => {
    const round = line.split(':')[0] ?? '';
    if (round === last) return;
    last = round;
    const number = Number(round.split(' ')[1]);
    if (number % SAY_EVERY === 0) say(round);
  };
}

function asFigures(summaries: Readonly<Record<string, Summary>>): Figures {
  return roundedAll(
    Object.fromEntries(
      Object.entries(summaries).map(([name, { count, min, p50, p95, p99, max }]) => [
        name,
        { count, minMs: min, p50Ms: p50, p95Ms: p95, p99Ms: p99, maxMs: max },
      ]),
    ),
  );
}

function compared(ours: Summary, floor: Summary): Figures {
  return { p50: timesTheCost(ours.p50, floor.p50), p95: timesTheCost(ours.p95, floor.p95) };
}

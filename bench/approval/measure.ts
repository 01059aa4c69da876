import { raiseStage } from '../../demo/journey/raise-stage.ts';
import { inProject } from '../../scripts/project.ts';
import { clocksApartMs } from '../floor-latency/drawn.ts';
import { openRelay } from '../floor-latency/relay.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { startProgram } from '../measure/program.ts';
import { type Summary, summarise } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { openQuestions, questionArm } from './question.ts';

interface Settings {
  readonly marks: number;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

const P95_GOAL_MS = 500;
/** Each clock tells tenths of a millisecond, the machine's whole ones; beyond this they disagree. */
const CLOCKS_APART_MAX_MS = 2;

export async function measureApproval({ marks, isHeadless, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const stage = await raiseStage({ isHeadless });
  const server = await startProgram({
    script: inProject('bench', 'floor-latency', 'relay-server.ts'),
  });
  try {
    say('agent, lead and shopper come in, and a chat begins');
    await openQuestions(stage);
    // The same way between the same two browsers, with nothing of ours.
    const { agent, lead } = stage;
    const shopper = { ...stage.shopper, context: agent.context, page: agent.page };
    const relay = await openRelay({ ...stage, agent: lead, shopper }, server.url);
    const measured = await inRounds([questionArm(stage), relay.toAgent], marks, say);
    const question = summarise([...(measured.get('question to lead') ?? [])]);
    const least = summarise([...(measured.get('relay to agent') ?? [])]);
    const apartMs = await clocksApartMs([agent.panel, lead.panel]);
    const seen = machine();
    return {
      name: 'approval',
      ours: roundedAll({ question: figuresOf(question) }),
      floor: roundedAll({ relay: figuresOf(least) }),
      peers: {},
      peersMissing:
        'No peer: no other product asks a lead within a chat; the relay in the same browsers stands for the least there can be.',
      ratio: roundedAll({
        p50: timesTheCost(question.p50, least.p50),
        p95: timesTheCost(question.p95, least.p95),
      }),
      goals: [atMost('p95 in ms, asked to drawn for the lead', question.p95, P95_GOAL_MS)],
      rounds: marks,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(apartMs > CLOCKS_APART_MAX_MS
          ? [`the clocks of the two panels were ${apartMs.toFixed(1)} ms apart`]
          : []),
      ],
    };
  } finally {
    await server.end();
    await stage.close();
  }
}

function figuresOf({ count, min, p50, p95, p99, max }: Summary): Figures {
  return { count, minMs: min, p50Ms: p50, p95Ms: p95, p99Ms: p99, maxMs: max };
}

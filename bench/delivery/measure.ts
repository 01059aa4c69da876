import { inProject } from '../../scripts/project.ts';
import { ourCast } from '../../tests/faults/harness/our-cast.ts';
import { type Casting, type Outcome, type RunTerms, run } from '../../tests/faults/harness/run.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { atLeast, atMost, type Figures, type Report, roundedAll } from '../measure/report.ts';
import { type Arm, inRounds } from '../measure/rounds.ts';
import { added, figuresOf, harmOf, type Ways } from './figures.ts';
import { relayCast } from './relay-cast.ts';

export interface Settings {
  readonly rounds: number;
  readonly forMs: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const FAULTS_MIN = 200;

/** Ours, a plain relay and socket.io in three states, under the same faults, interleaved. */
export async function measureDelivery(settings: Settings): Promise<Report> {
  const { rounds, say } = settings;
  const missing = await providePeers(say);
  const machine = lookAtMachine(null);
  const measured = await inRounds(armsOf(settings, missing === null), rounds, say);
  const waysOf = (name: string): Ways | null => {
    const outcomes = measured.get(name);
    return outcomes === undefined ? null : added(outcomes);
  };
  const ours = waysOf('ours');
  const floor = waysOf('ws relay');
  if (ours === null || floor === null) throw new Error('an arm was not measured');
  const peers = {
    socketIo: waysOf('socket.io'),
    socketIoRecovery: waysOf('socket.io recovery'),
    socketIoRecoveryRetries: waysOf('socket.io recovery and retries'),
  };
  const seen = machine();
  return {
    name: 'delivery',
    ours: roundedAll(figuresOf(ours)),
    floor: roundedAll({ wsRelay: figuresOf(floor) }),
    peers: roundedAll(figuresOfAll(peers)),
    ...(missing === null ? {} : { peersMissing: missing }),
    ratio: roundedAll(ratios(ours, { wsRelay: floor, ...peers })),
    goals: [
      atMost('lines lost, both directions', ours.both.lost, 0),
      atMost('lines doubled, both directions', ours.both.doubled, 0),
      atMost('lines out of order, both directions', ours.both.reordered, 0),
      atLeast('faults ours went through', ours.faultsTotal, FAULTS_MIN),
    ],
    rounds,
    machine: seen,
    doubts: loadDoubt(seen),
  };
}

function armsOf(settings: Settings, hasPeers: boolean): readonly Arm<Outcome>[] {
  const relay = inProject('bench', 'peers', 'relay.mjs');
  const module = inProject('bench', 'peers', 'relay-client.mjs');
  const peer = (recovery: string, retries: string): Casting =>
    relayCast({ script: relay, environment: { RECOVERY: recovery }, module, more: { retries } });
  const castings: readonly (readonly [string, Casting])[] = [
    ['ours', ourCast({ agentBreaks: [], waitShare: 1 })],
    [
      'ws relay',
      relayCast({
        script: inProject('bench', 'delivery', 'relay-server.ts'),
        environment: {},
        module: inProject('bench', 'delivery', 'relay-client.ts'),
        more: {},
      }),
    ],
    ...(hasPeers
      ? ([
          ['socket.io', peer('0', '0')],
          ['socket.io recovery', peer('1', '0')],
          ['socket.io recovery and retries', peer('1', '1')],
        ] as const)
      : []),
  ];
  return castings.map(([name, casting]) => {
    let round = 0;
    return {
      name,
      // Every arm of a round gets the same plan.
      measure: () => run(casting, termsOf(settings, round++)),
    };
  });
}

function termsOf({ forMs, seed }: Settings, round: number): RunTerms {
  return {
    seed: seed + round,
    forMs,
    everyMs: 120,
    killEveryMs: 5_000,
    hasEndlessHoles: false,
    // Only what all of them claim to live through: none of the others keeps anything on disk.
    without: ['death', 'full-disk'],
    visitors: 20,
    inTwoTabs: 5,
    agents: 10,
    visitorCrews: 3,
    agentCrews: 2,
    visitorsEveryMs: 6_000,
    agentsEveryMs: 4_500,
    patienceMs: 240_000,
  };
}

function figuresOfAll(peers: Readonly<Record<string, Ways | null>>): Figures {
  return Object.fromEntries(
    Object.entries(peers).flatMap(([name, ways]) =>
      ways === null ? [] : [[name, figuresOf(ways)]],
    ),
  );
}

/** Of what was due, how many times more of ours came to harm; null when neither's did. */
function ratios(ours: Ways, others: Readonly<Record<string, Ways | null>>): Figures {
  return Object.fromEntries(
    Object.entries(others).flatMap(([name, ways]) => {
      if (ways === null) return [];
      const theirs = harmOf(ways);
      return [[name, theirs === 0 && harmOf(ours) === 0 ? null : harmOf(ours) / theirs]];
    }),
  );
}

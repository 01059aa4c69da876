import { openRecorderArms, type RecorderArms, silentDoubt } from '../cobrowse/arms.ts';
import { PLAIN_PAGE, SHAPES, type Shape } from '../cobrowse/shapes.ts';
import { SHOP_PAGE } from '../cobrowse-bytes/shop-page.ts';
import { paired } from '../measure/interval.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { quantile } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { shapeCost } from './shape-cost.ts';

interface Settings {
  readonly rounds: number;
  readonly hasPeer: boolean;
  readonly shapes: readonly Shape[];
  readonly say: (line: string) => void;
}

const OF_BEST_PEER = 0.7;
const ROUNDS_MIN = 15;
/** What adds less than this cannot be told from nothing; it counts as this much. */
const ADDED_MIN_MS = 0.5;

/** By shape and arm, what was added in each round. */
type Added = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** For each shape every arm once a round; what is added is the difference to no recorder in the same round. */
export async function measureCobrowseCpu(settings: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const { shapes } = settings;
  const arms = await openRecorderArms({
    ...settings,
    pages: { '/shop': SHOP_PAGE, '/plain': PLAIN_PAGE },
  });
  try {
    const { none, added } = await addedBy(arms, settings);
    const middle = (shape: string, arm: string): number =>
      quantile(added.get(shape)?.get(arm) ?? [], 0.5);
    const floored = (shape: string, arm: string): number =>
      Math.max(ADDED_MIN_MS, middle(shape, arm));
    const figures = (arm: string): Figures =>
      Object.fromEntries(
        shapes.map(({ name }) => {
          const values = added.get(name)?.get(arm) ?? [];
          const of = (share: number): number => quantile(values, share);
          return [name, { addedP50Ms: of(0.5), addedMinMs: of(0), addedP95Ms: of(0.95) }];
        }),
      );
    const peers = arms.peers.map(({ name }) => name);
    const against = (peer: string): number =>
      geometricMean(shapes.map(({ name }) => floored(name, 'ours') / floored(name, peer)));
    const best = shapes.map(({ name }) => {
      const least = Math.min(...peers.map((peer) => floored(name, peer)));
      return { name, ratio: floored(name, 'ours') / least };
    });
    const seen = machine();
    return {
      name: 'cobrowse-cpu',
      ours: roundedAll(figures('ours')),
      floor: roundedAll({ noneP50Ms: none, observer: figures('observer') }),
      peers: roundedAll(Object.fromEntries(peers.map((peer) => [peer, figures(peer)]))),
      ...(arms.peersMissing === null ? {} : { peersMissing: arms.peersMissing }),
      ratio: roundedAll({
        ...Object.fromEntries(peers.map((peer) => [peer, against(peer)])),
        bestOfEachShape: Object.fromEntries(best.map(({ name, ratio }) => [name, ratio])),
      }),
      goals: [
        atMost(
          'of the best peer, geometric mean over the shapes',
          Math.max(...peers.map(against)),
          OF_BEST_PEER,
        ),
        atMost(
          'of the best of all peers in each shape, worst shape',
          Math.max(...best.map(({ ratio }) => ratio)),
          1,
        ),
      ],
      rounds: settings.rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...silentDoubt(arms.silent),
        ...(settings.rounds < ROUNDS_MIN
          ? [`${settings.rounds} rounds are few: at least ${ROUNDS_MIN}`]
          : []),
        ...(shapes.length < SHAPES.length
          ? [`${shapes.length} of ${SHAPES.length} shapes: no mean to compare`]
          : []),
      ],
    };
  } finally {
    await arms.close();
  }
}

async function addedBy(
  { browser, server, all, none }: RecorderArms,
  { rounds, shapes, say }: Settings,
): Promise<{ readonly none: Figures; readonly added: Added }> {
  const added = new Map<string, ReadonlyMap<string, readonly number[]>>();
  const bare: [string, number][] = [];
  for (const shape of shapes) {
    const measured = await inRounds(
      all.map((arm) => ({
        name: arm.name,
        measure: () => shapeCost(browser, server.origin, arm, shape),
      })),
      rounds,
      (line) => say(`${shape.name}, ${line}`),
    );
    const without = measured.get(none.name) ?? [];
    bare.push([shape.name, quantile(without, 0.5)]);
    added.set(
      shape.name,
      new Map([...measured].map(([name, values]) => [name, paired(values, without)])),
    );
  }
  return { none: Object.fromEntries(bare), added };
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

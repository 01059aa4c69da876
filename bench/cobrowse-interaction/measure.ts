import { openRecorderArms, silentDoubt } from '../cobrowse/arms.ts';
import { SHOP_PAGE } from '../cobrowse-bytes/shop-page.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { quantile } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { clickThrough } from './clicks.ts';

interface Settings {
  readonly rounds: number;
  readonly hasPeer: boolean;
  readonly say: (line: string) => void;
}

const ADDED_GOAL_MS = 8;
const OF_BEST_PEER = 0.15;
/** Below this a 75th percentile is one step of 8 ms to either side. */
const ROUNDS_MIN = 15;

/** Every arm once a round; what a recorder adds is the difference of two quantiles of all clicks. */
export async function measureCobrowseInteraction(settings: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const arms = await openRecorderArms({ ...settings, pages: { '/shop': SHOP_PAGE } });
  try {
    const measured = await inRounds(
      arms.all.map((arm) => ({
        name: arm.name,
        measure: () => clickThrough(arms.browser, `${arms.server.origin}/shop`, arm),
      })),
      settings.rounds,
      settings.say,
    );
    const clicks = (name: string): readonly number[] => (measured.get(name) ?? []).flat();
    const none = clicks(arms.none.name);
    const added = (name: string, share: number): number =>
      quantile(clicks(name), share) - quantile(none, share);
    const figures = (name: string): Figures => ({
      ...looks(clicks(name)),
      addedP50Ms: added(name, 0.5),
      addedP75Ms: added(name, 0.75),
      addedP95Ms: added(name, 0.95),
    });
    const own = added('ours', 0.75);
    const theirs = arms.peers.map(({ name }) => [name, added(name, 0.75)] as const);
    const best = Math.min(...theirs.map(([, ms]) => ms));
    const seen = machine();
    return {
      name: 'cobrowse-interaction',
      ours: roundedAll(figures('ours')),
      floor: roundedAll({ none: looks(none), observer: figures('observer') }),
      peers: roundedAll(Object.fromEntries(theirs.map(([name]) => [name, figures(name)]))),
      ...(arms.peersMissing === null ? {} : { peersMissing: arms.peersMissing }),
      ratio: roundedAll(Object.fromEntries(theirs.map(([name, ms]) => [name, own / ms]))),
      goals: [
        atMost('ms added to an interaction, p75', own, ADDED_GOAL_MS),
        ...(best > 0 ? [atMost('of what the best peer adds, p75', own / best, OF_BEST_PEER)] : []),
      ],
      rounds: settings.rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...silentDoubt(arms.silent),
        ...(settings.rounds < ROUNDS_MIN
          ? [`${settings.rounds} rounds are few: at least ${ROUNDS_MIN}`]
          : []),
        ...(best > 0 ? [] : ['a peer added nothing: there is too much noise to compare']),
      ],
    };
  } finally {
    await arms.close();
  }
}

function looks(clicks: readonly number[]): Figures {
  return {
    count: clicks.length,
    p50Ms: quantile(clicks, 0.5),
    p75Ms: quantile(clicks, 0.75),
    p95Ms: quantile(clicks, 0.95),
    maxMs: quantile(clicks, 1),
  };
}

import { openRecorderArms } from '../cobrowse/arms.ts';
import { bigPage } from '../cobrowse/big-page.ts';
import { SHOP_PAGE } from '../cobrowse-bytes/shop-page.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { quantile } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { OUTER_HTML, ourBeginning, rrwebBeginnings } from './beginnings.ts';
import { type Start, tracedStart } from './traced-start.ts';

interface Settings {
  readonly rounds: number;
  readonly elements: number;
  readonly say: (line: string) => void;
}

const OF_RRWEB = 0.5;
/** What every task on a page should stay below (https://web.dev/articles/optimize-long-tasks). */
const LONG_TASK_MS = 50;
const ELEMENTS = 10_000;
const ROUNDS_MIN = 15;

/** Every way of beginning once a round, in rotating order. */
export async function measureCobrowseStart({ rounds, elements, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const arms = await openRecorderArms({
    pages: { '/shop': SHOP_PAGE, '/big': bigPage(elements) },
    hasPeer: false,
    say,
  });
  try {
    const [rrweb] = arms.peers;
    if (rrweb === undefined) throw new Error('there is no rrweb to compare with');
    const ways = [OUTER_HTML, ourBeginning(arms.ours), ...rrwebBeginnings(rrweb)];
    const measured = await inRounds(
      ways.map((way) => ({
        name: way.name,
        measure: () => tracedStart(arms.browser, `${arms.server.origin}/big`, way),
      })),
      rounds,
      say,
    );
    const of = (name: string): readonly Start[] => measured.get(name) ?? [];
    const longest = (name: string): number =>
      quantile(
        of(name).map(({ longestTaskMs }) => longestTaskMs),
        0.5,
      );
    const total = (name: string): number =>
      quantile(
        of(name).map(({ totalMs }) => totalMs),
        0.5,
      );
    const against = (name: string): Figures => ({
      longestTask: timesTheCost(longest('ours'), longest(name)),
      total: timesTheCost(total('ours'), total(name)),
    });
    const seen = machine();
    return {
      name: 'cobrowse-start',
      ours: roundedAll({ elements, ...figures(of('ours')) }),
      floor: roundedAll({ outerHtml: figures(of('outerHTML')) }),
      peers: roundedAll({ rrweb: figures(of('rrweb')), rrwebJson: figures(of('rrwebJson')) }),
      peersMissing: 'rrweb alone: nobody else says when the first picture is done.',
      ratio: roundedAll({
        outerHtml: against('outerHTML'),
        rrweb: against('rrweb'),
        rrwebJson: against('rrwebJson'),
      }),
      goals: [
        atMost('of the longest task of rrweb', longest('ours') / longest('rrweb'), OF_RRWEB),
        atMost('longest task in ms, middle round', longest('ours'), LONG_TASK_MS),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(rounds < ROUNDS_MIN ? [`${rounds} rounds are few: at least ${ROUNDS_MIN}`] : []),
        ...(elements === ELEMENTS ? [] : [`the goals are about ${ELEMENTS} elements`]),
      ],
    };
  } finally {
    await arms.close();
  }
}

function figures(starts: readonly Start[]): Figures {
  const by = (of: (start: Start) => number): Figures => ({
    p50: quantile(starts.map(of), 0.5),
    p95: quantile(starts.map(of), 0.95),
    min: quantile(starts.map(of), 0),
  });
  return {
    longestTaskMs: by(({ longestTaskMs }) => longestTaskMs),
    totalMs: by(({ totalMs }) => totalMs),
    taskMs: by(({ taskMs }) => taskMs),
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { fillPage, lookAlong } from '../cobrowse/look-along.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { summarise } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll } from '../measure/report.ts';
import { type Join, join, viewerUrl } from './joining.ts';

interface Settings {
  readonly rounds: number;
  readonly changesMs: number;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

const P95_GOAL_MS = 400;
const ELEMENTS = 5_000;
const CHANGES_MS = 60_000;
const ROUNDS_MIN = 20;

/** One comes after the other, to the same page, which goes on changing. */
export async function measureCobrowseJoin(settings: Settings): Promise<Report> {
  const { rounds, changesMs, isHeadless, say } = settings;
  const machine = lookAtMachine(null);
  const stage = await lookAlong(isHeadless, say);
  try {
    await stage.shopper.page.evaluate(`(${fillPage.toString()})(${ELEMENTS}, true)`);
    const elements = await stage.shopper.page.evaluate<number>(
      `document.getElementsByTagName('*').length`,
    );
    say('the page changes for a while');
    await wait(changesMs);
    const joins: Join[] = [];
    const url = await viewerUrl(stage);
    // The first has code to compile that the others find ready; it is not counted.
    await join(stage, url, ELEMENTS);
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      joins.push(await join(stage, url, ELEMENTS));
    }
    const fromSocket = summarise(joins.map(({ fromSocketMs }) => fromSocketMs));
    const seen = machine();
    return {
      name: 'cobrowse-join',
      ours: roundedAll({
        elements,
        fromSocket: figures(fromSocket),
        fromDocument: figures(summarise(joins.map(({ fromDocumentMs }) => fromDocumentMs))),
      }),
      floor: {},
      peers: {},
      peersMissing: 'No peer: nobody else can be joined without their own servers.',
      ratio: {},
      goals: [
        atMost('ms from the open socket to a drawn picture, p95', fromSocket.p95, P95_GOAL_MS),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(rounds < ROUNDS_MIN ? [`${rounds} rounds are few: at least ${ROUNDS_MIN}`] : []),
        ...(changesMs < CHANGES_MS
          ? [`the page had changed for ${changesMs} ms, not a minute`]
          : []),
      ],
    };
  } finally {
    await stage.close();
  }
}

function figures({ count, min, p50, p95, max }: ReturnType<typeof summarise>): Figures {
  return { count, minMs: min, p50Ms: p50, p95Ms: p95, maxMs: max };
}

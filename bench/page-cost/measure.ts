import { chromium } from 'playwright-core';
import { beforeChatBudgetBytes, loaderBudgetBytes } from '../../scripts/build/visitor-budget.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { type Interval, meanInterval, paired } from '../measure/interval.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { median } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { openPageArms } from './arms.ts';
import { CLS_STEPS, type Visit } from './visit.ts';
import { weightOfVisitor } from './weight.ts';

interface Settings {
  readonly rounds: number;
  readonly hasPeer: boolean;
  readonly say: (line: string) => void;
}

const LCP_GOAL_MS = 20;
const TBT_GOAL_MS = 10;
/** Below this an interval is too wide to say anything. */
const ROUNDS_MIN = 30;

/** Each arm once a round, in rotating order; what a tag adds is taken within the round. */
export async function measurePageCost({ rounds, hasPeer, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const peersMissing = hasPeer
    ? await providePeers(say)
    : 'Left out, as asked: a run is a third shorter.';
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  const arms = await openPageArms(browser, peersMissing === null);
  try {
    // What has never run is not what is measured.
    for (const { measure } of arms.arms) await measure();
    const measured = await inRounds(arms.arms, rounds, say);
    const of = (arm: string): readonly Visit[] => measured.get(arm) ?? [];
    const added = (arm: string): Added => addedBy(of(arm), of('without'));
    const ours = added('ours');
    const { loaderBytes, beforeChatBytes } = weightOfVisitor();
    const seen = machine();
    const peer = peersMissing === null ? added('posthog') : null;
    return {
      name: 'page-cost',
      ours: roundedAll({ ...asFigures(of('ours'), ours), loaderBytes, beforeChatBytes }),
      floor: roundedAll({
        without: middle(of('without')),
        emptyTag: asFigures(of('empty tag'), added('empty tag')),
      }),
      peers: peer === null ? {} : roundedAll({ posthog: asFigures(of('posthog'), peer) }),
      ...(peersMissing === null ? {} : { peersMissing }),
      ratio:
        peer === null
          ? {}
          : roundedAll({ posthog: { addedTask: ours.taskMs.mean / peer.taskMs.mean } }),
      goals: [
        atMost('LCP added in ms, upper end of 95 %', ours.lcpMs.high, LCP_GOAL_MS),
        atMost('TBT added in ms, upper end of 95 %', ours.tbtMs.high, TBT_GOAL_MS),
        atMost('CLS added, upper end of 95 %', asCls(ours.cls.high), 0),
        atMost('loader, bytes', loaderBytes, loaderBudgetBytes),
        atMost('everything before a chat, bytes', beforeChatBytes, beforeChatBudgetBytes),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(rounds < ROUNDS_MIN ? [`${rounds} pairs are few: at least ${ROUNDS_MIN}`] : []),
      ],
    };
  } finally {
    await browser.close();
    await arms.close();
  }
}

// One layout shift in hundreds of visits, with or without a tag, is less than the measure can tell.
const asCls = (value: number): number => Math.round(value * CLS_STEPS) / CLS_STEPS;

type Added = Readonly<Record<keyof Visit, Interval>>;

function addedBy(visits: readonly Visit[], without: readonly Visit[]): Added {
  return each((of) => meanInterval(paired(visits.map(of), without.map(of))));
}

function middle(visits: readonly Visit[]): Figures {
  return { ...each((of) => median(visits.map(of))) };
}

function asFigures(visits: readonly Visit[], added: Added): Figures {
  return { median: middle(visits), added: { ...each((of) => ({ ...of(added) })) } };
}

function each<Out>(
  make: (of: <T>(from: Readonly<Record<keyof Visit, T>>) => T) => Out,
): Readonly<Record<keyof Visit, Out>> {
  return {
    lcpMs: make((from) => from.lcpMs),
    tbtMs: make((from) => from.tbtMs),
    longestTaskMs: make((from) => from.longestTaskMs),
    cls: make((from) => from.cls),
    taskMs: make((from) => from.taskMs),
  };
}

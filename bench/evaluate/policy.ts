import { parseArgs } from 'node:util';
import { NATURES } from '../../demo/truth/natures.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { isRatioOff } from '../../sidecar/domain/engagement/sample-ratio.ts';
import {
  inversePropensity,
  selfNormalised,
} from '../../sidecar/domain/learning/evaluate/estimators.ts';
import { type Draw, seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { say, USUAL, wholeOf } from './arguments.ts';
import { judgeScores } from './policy/scores.ts';
import {
  type Decided,
  isWorth,
  loggedFor,
  longShopper,
  runStream,
  TERMS,
} from './policy/stream.ts';
import { short } from './trees/figures.ts';
import { told } from './trees/told.ts';
import { inSentences } from './trees/unusable.ts';
import { knownAfter } from './truth/bayes.ts';
import { seenAfter } from './truth/features.ts';

/** Of fewer nothing is learned that could be judged. */
const SHOPPERS_MIN = 1_000;

/** Of held-out sessions whose stamp is lost on purpose. */
const LOST_SHARE = 0.25;

/**
 * `npm run evaluate -- policy [--shoppers N] [--seed S] [--json]`: a shop whose truth is known, so that what was learned can
 * be held against the best that could be (docs/BENCH.md).
 */
export function evaluate(args: readonly string[]): Promise<number> {
  return inSentences(() => run(args));
}

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      shoppers: { type: 'string', default: '20000' },
      ...USUAL,
    },
  });
  const shoppers = wholeOf('shoppers', values.shoppers, SHOPPERS_MIN);
  const seed = wholeOf('seed', values.seed);
  const draw = seededDraw(seed);
  say('learning who buys');
  const scores = judgeScores(shoppers, draw, seed);
  const { decisions, uplift } = runStream(shoppers, draw, seed, say);
  const { mean: ips, low, high } = inversePropensity(loggedFor(decisions, uplift));
  const report = {
    name: 'policy',
    shoppers,
    ...scores,
    ...whatItGained(decisions),
    capturedShare: short(capturedShare(uplift, shoppers, draw)),
    learner: uplift?.learner ?? 'none yet',
    incremental: incremental(decisions),
    replayed: {
      inversePropensity: { mean: short(ips), low: short(low), high: short(high) },
      selfNormalised: short(selfNormalised(loggedFor(decisions, uplift)).mean),
      says: 'orders minus cost for each session not held out, had all been decided by what was learned last',
    },
    ...alarms(decisions, draw),
    terms: TERMS,
    says: {
      shareOfBayesAt: 'AUC of the score by that of the best possible score, after so many pages',
      regret:
        'what the best policy by Bayes gains minus what this one gained, in orders, all sessions, held-out and coin too',
      capturedShare:
        'gain of what was learned last by that of the best policy, on as many shoppers it has not seen',
      worst:
        'lowest sum of gains at any moment, in orders; explorationCost is what the coin alone had lost by then',
    },
    peers: {},
    peersMissing: 'nobody else decides in this shop: the best policy by Bayes stands beside it',
  };
  process.stdout.write(told(report, values.json));
  return 0;
}

function whatItGained(decisions: readonly Decided[]): object {
  let [sum, coin, learned, worst, coinThen] = [0, 0, 0, 0, 0];
  for (const { gain, arm } of decisions) {
    sum += gain;
    if (arm === 'coin') coin += gain;
    else learned += gain;
    if (sum < worst) [worst, coinThen] = [sum, coin];
  }
  const best = decisions.reduce((all, { bestGain }) => all + bestGain, 0);
  return {
    regret: short(best - sum),
    regretPerSession: short((best - sum) / decisions.length),
    gained: short(sum),
    gainedByLearned: short(learned),
    gainedByCoin: short(coin),
    worst: short(worst),
    explorationCost: short(Math.max(0, -coinThen)),
  };
}

/** By the truth of each shopper: no noise of outcomes. */
function capturedShare(
  uplift: Parameters<typeof isWorth>[0],
  shoppers: number,
  draw: Draw,
): number {
  let [ours, best] = [0, 0];
  for (let each = 0; each < shoppers; each += 1) {
    const { type, steps } = longShopper(draw);
    const began = steps.slice(0, TERMS.decidedAfter);
    const gain = NATURES[type].buysOffered - NATURES[type].buys - TERMS.cost;
    if (isWorth(uplift, seenAfter(began))) ours += gain;
    if (knownAfter(began).effect > TERMS.cost) best += gain;
  }
  return ours / best;
}

/** What offers changed, from the held-out sessions, beside the truth. */
function incremental(decisions: readonly Decided[]): object {
  const arms = [true, false].map((isHeldOut) => {
    const there = decisions.filter(({ arm }) => (arm === 'held-out') === isHeldOut);
    const share = there.reduce((sum, { outcome }) => sum + outcome, 0) / there.length;
    return { share, variance: (share * (1 - share)) / there.length };
  });
  const [heldOut, offered] = arms;
  const found = (offered?.share ?? 0) - (heldOut?.share ?? 0);
  const error = 1.96 * Math.sqrt((heldOut?.variance ?? 0) + (offered?.variance ?? 0));
  const others = decisions.filter(({ arm }) => arm !== 'held-out');
  const truth = others.reduce(
    (sum, { gain, isOffered }) => sum + gain + (isOffered ? TERMS.cost : 0),
    0,
  );
  const inTruth = truth / others.length;
  return {
    found: short(found),
    low: short(found - error),
    high: short(found + error),
    truth: short(inTruth),
    isTruthInside: Math.abs(found - inTruth) <= error,
  };
}

/** Whether unequal arms are noticed, and equal ones are not taken for unequal. */
function alarms(decisions: readonly Decided[], draw: Draw): object {
  const share = asShare(TERMS.heldOutShare);
  const heldOut = decisions.filter(({ arm }) => arm === 'held-out');
  const offered = decisions.length - heldOut.length;
  const left = heldOut.filter(() => draw() >= LOST_SHARE).length;
  return {
    sampleRatioAlarm: isRatioOff({ heldOut: heldOut.length, offered }, share),
    sampleRatioAlarmPlanted: isRatioOff({ heldOut: left, offered }, share),
  };
}

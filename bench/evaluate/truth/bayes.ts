import { NATURES, TYPES } from '../../../demo/truth/natures.ts';
import { beenTo, NOWHERE } from '../../../demo/truth/roads.ts';
import { chanceOfStep, type Step } from '../../../demo/truth/walk.ts';

/** What can be known at best of a session after some steps. */
export interface Known {
  /** Chance to buy without an offer. */
  readonly buys: number;
  /** What an offer changes in that chance. */
  readonly effect: number;
}

/**
 * Bayes' rule over the four types with their true chances: nobody who sees only the steps can do better. That the session
 * went on after each step but the last is known too.
 */
export function knownAfter(steps: readonly Step[]): Known {
  const logs = TYPES.map((type) => {
    let been = NOWHERE;
    return steps.reduce((sum, step) => {
      const chance = chanceOfStep(type, been, step);
      been = beenTo(been, step.kind);
      return sum + Math.log(chance);
    }, Math.log(NATURES[type].share));
  });
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [buys, effect] = [0, 0];
  TYPES.forEach((type, place) => {
    const posterior = (weights[place] ?? 0) / all;
    buys += posterior * NATURES[type].buys;
    effect += posterior * (NATURES[type].buysOffered - NATURES[type].buys);
  });
  return { buys, effect };
}

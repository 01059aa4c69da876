import { NATURES, type Step, TYPES } from './shoppers.ts';

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
    const { share, events, lingers, leaves } = NATURES[type];
    return steps.reduce((sum, { event, isLong }, at) => {
      const wentOn = at === 0 ? 0 : Math.log(1 - leaves);
      return sum + wentOn + Math.log(events[event] ?? 0) + Math.log(isLong ? lingers : 1 - lingers);
    }, Math.log(share));
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

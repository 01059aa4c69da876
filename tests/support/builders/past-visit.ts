import { asShare } from '../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../shared/kernel/time.ts';
import { JOURNEY_BOUNDS } from '../../../sidecar/app/session/bounds.ts';
import type { PastVisit } from '../../../sidecar/domain/engagement/replay/past-visit.ts';
import type { ReplayRules } from '../../../sidecar/domain/engagement/replay/replay-rules.ts';
import { plainRule } from '../../../sidecar/domain/engagement/score.ts';
import { CERTAIN } from '../../../sidecar/domain/engagement/worth.ts';
import type { Observed } from '../../../sidecar/domain/session/act.ts';
import { aMap, aPolicy } from './policy.ts';
import { anAct, aSession, SOMEBODY } from './session.ts';

/** When the first act of a past visit is; the others follow ten seconds apart. */
export const BEGAN = 1_000_000;

export function aPastVisit(observed: readonly Observed[], but: Partial<PastVisit> = {}): PastVisit {
  const acts = observed.map((each, n) =>
    anAct(each, { place: n + 1, at: asEpochMs(BEGAN + n * 10_000) }),
  );
  const session = aSession();
  return { session, acts, earlierLooks: [], about: SOMEBODY, stamps: [], talks: [], ...but };
}

/** The plain rule and one map that calls everybody; name only what matters. */
export function someRules(but: Partial<ReplayRules> = {}): ReplayRules {
  const { caps, offerValidMs } = aPolicy();
  return {
    actionMaps: [aMap({ hesitations: ['coupon-focus'] })],
    caps,
    holdoutShare: asShare(0),
    offerValidMs,
    decision: plainRule,
    choose: (_session, _glimpse, [map]) => ({
      map,
      weighed: { effect: null, gainMinor: null, ...CERTAIN },
    }),
    localTime: () => ({ day: 1, hour: 10 }),
    bounds: {
      journey: JOURNEY_BOUNDS,
      offersPerSessionMax: 3,
      blockJudgedEveryMs: asDurationMs(10_000),
      sameMomentMs: asDurationMs(2_000),
    },
    ...but,
  };
}

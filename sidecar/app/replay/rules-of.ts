import { asDurationMs } from '../../../shared/kernel/time.ts';
import {
  BLOCK_JUDGED_EVERY_MS,
  OFFERS_PER_SESSION_MAX,
  REPLAY_SAME_MOMENT_MS,
} from '../../../shared/protocol/limits.ts';
import type { Foresight } from '../../domain/engagement/foresight.ts';
import type { ReplayBounds, ReplayRules } from '../../domain/engagement/replay/replay-rules.ts';
import type { Policy } from '../../domain/policy.ts';
import { chooseMap } from '../engagement/choose-map.ts';
import { localTime } from '../engagement/local-time.ts';
import { JOURNEY_BOUNDS } from '../session/bounds.ts';
import type { Replaying } from './past-visits.ts';

const BOUNDS: ReplayBounds = {
  journey: JOURNEY_BOUNDS,
  offersPerSessionMax: OFFERS_PER_SESSION_MAX,
  blockJudgedEveryMs: asDurationMs(BLOCK_JUDGED_EVERY_MS),
  sameMomentMs: asDurationMs(REPLAY_SAME_MOMENT_MS),
};

/** A policy, with what was learned, as past sessions of one shop are led through it. */
export function rulesOf(
  { digest, holdoutSalt }: Pick<Replaying, 'digest' | 'holdoutSalt'>,
  policy: Policy,
  { decision, expectedOf }: Pick<Foresight, 'decision' | 'expectedOf'>,
): ReplayRules {
  const { actionMaps, caps, holdoutShare, offerValidMs, worth } = policy;
  return {
    actionMaps,
    caps,
    holdoutShare,
    offerValidMs,
    decision,
    localTime,
    bounds: BOUNDS,
    choose: (session, glimpse, maps) =>
      chooseMap({ digest, holdoutSalt }, { expectedOf, terms: worth }, session, glimpse, maps),
  };
}

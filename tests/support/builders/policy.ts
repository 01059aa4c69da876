import { type ActionMapId, asId } from '../../../shared/kernel/ids.ts';
import { asShare } from '../../../shared/kernel/measure.ts';
import { asDurationMs, DAY_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { ActionMap } from '../../../sidecar/domain/engagement/action-map.ts';
import type { Policy } from '../../../sidecar/domain/policy.ts';

/** A map that matches everybody everywhere; name only what matters. */
export function aMap(but: Partial<ActionMap> = {}): ActionMap {
  return {
    actionMap: asId<ActionMapId>('map-1'),
    name: 'Everybody',
    isOn: true,
    priority: 10,
    segment: { basketFromMinor: null, basketToMinor: null, isReturning: null, languages: null },
    hesitations: [],
    scoreFrom: 0,
    drop: null,
    pageTypes: [],
    capPerSession: 1,
    schedule: null,
    words: null,
    ...but,
  };
}

/** One map, three offers a week, nobody held out; name only what matters. */
export function aPolicy(but: Partial<Policy> = {}): Policy {
  return {
    actionMaps: [aMap()],
    caps: {
      offersPerSession: 2,
      offersPerPeriod: 3,
      periodMs: asDurationMs(7 * DAY_MS),
      quietAfterRejectionMs: asDurationMs(30 * MINUTE_MS),
    },
    holdoutShare: asShare(0),
    offerValidMs: MINUTE_MS,
    serviceLevel: asShare(0.9),
    worth: { marginShare: asShare(0.3), agentHourMinor: 3_000, exploreShare: asShare(0.1) },
    dispositions: [{ id: 'advice', nl: 'Advies', en: 'Advice', isSolved: null }],
    cobrowse: [],
    ...but,
  };
}

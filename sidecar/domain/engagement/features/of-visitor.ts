import { elapsed } from '../../../../shared/kernel/time.ts';
import { HESITATIONS } from '../reason.ts';
import { count, type Feature, seconds } from './feature.ts';
import { COUNT_MOST } from './of-visit.ts';

/** Doubts that were seen, each by its name (docs/SPEC.md, chapter Signals). */
export const OF_DOUBT: readonly Feature[] = [
  ...HESITATIONS.map((kind) =>
    count(
      COUNT_MOST,
      ({ journey }) => journey.hesitations[kind]?.count ?? 0,
      kind,
      `times ${kind} was seen`,
    ),
  ),
  seconds(
    ({ journey, at }) => {
      const lasts = Object.values(journey.hesitations).map(({ lastAt }) => elapsed(lastAt, at));
      return lasts.length === 0 ? Number.NaN : Math.min(...lasts) / 1_000;
    },
    'doubt-since',
    'since a hesitation was last seen',
  ),
];

/** Who it is and when. */
export const OF_VISITOR: readonly Feature[] = [
  count(
    COUNT_MOST,
    ({ sessionsBefore }) => sessionsBefore,
    'sessions-before',
    'sessions of this visitor before this one',
  ),
  {
    kind: 'category',
    name: 'customer-value',
    categories: ['low', 'middle', 'high'],
    meaning: 'what the shop says this customer is worth to it',
    of: ({ customerValue }) => customerValue,
  },
  {
    kind: 'category',
    name: 'referrer',
    categories: ['direct', 'search', 'social', 'campaign', 'email', 'other'],
    meaning: 'where the visit came from',
    of: ({ tally }) => (tally.referrer === 'internal' ? null : tally.referrer),
  },
  {
    kind: 'category',
    name: 'device',
    categories: ['phone', 'tablet', 'computer'],
    meaning: 'class of the device',
    of: ({ device }) => device,
  },
  {
    kind: 'number',
    name: 'hour',
    unit: 'hour',
    least: 0,
    most: 23,
    meaning: "hour of the day in the shop's time zone",
    of: ({ local }) => local?.hour ?? Number.NaN,
  },
  {
    kind: 'number',
    name: 'weekday',
    unit: 'weekday',
    least: 1,
    most: 7,
    meaning: 'day of the week, Monday is 1 (ISO 8601)',
    of: ({ local }) => local?.day ?? Number.NaN,
  },
];

import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  type ActionMap,
  matchMaps,
  type Situation,
} from '../../../../../sidecar/domain/engagement/action-map.ts';
import { turnOf } from '../../../../../sidecar/domain/engagement/qualify.ts';
import { isWithin } from '../../../../../sidecar/domain/engagement/schedule.ts';
import { NOT_ENGAGED } from '../../../../../sidecar/domain/session/session.ts';
import { aMap } from '../../../../support/builders/policy.ts';
import { aJourney } from '../../../../support/builders/session.ts';

const at = asEpochMs(1_000);
const basket = { lines: [], valueMinor: 10_000, currency: 'EUR' };
const hesitating = aJourney({
  place: { pageType: 'checkout', title: '', url: '/' },
  basket,
  hesitations: { 'coupon-focus': { count: 1, lastAt: at, about: null } },
  score: { level: 50, max: 60, direction: 'falling', movedAt: at },
});

/** As before one was kept, or while too few scores are known. */
const withoutRank = { ...hesitating, score: { ...hesitating.score, rank: null } };

function situation(but: Partial<Situation> = {}): Situation {
  return {
    journey: hesitating,
    isReturning: false,
    language: 'nl',
    localTime: () => ({ day: 3, hour: 14 }),
    ...but,
  };
}

const segment = aMap().segment;
const monday = { timeZone: 'Europe/Amsterdam', days: [1], fromHour: 0, toHour: 24 };
const office = { timeZone: 'Europe/Amsterdam', days: [1, 2, 3, 4, 5], fromHour: 9, toHour: 17 };

describe('action map', () => {
  it.each<[string, Partial<ActionMap>, Partial<Situation>, string | null]>([
    ['everything open', {}, {}, null],
    ['off', { isOn: false }, {}, 'no-map-matches'],
    ['basket from its value', { segment: { ...segment, basketFromMinor: 10_000 } }, {}, null],
    [
      'basket from above',
      { segment: { ...segment, basketFromMinor: 10_001 } },
      {},
      'no-map-matches',
    ],
    ['basket to its value', { segment: { ...segment, basketToMinor: 10_000 } }, {}, null],
    ['basket to below', { segment: { ...segment, basketToMinor: 9_999 } }, {}, 'no-map-matches'],
    [
      'returning wanted, new seen',
      { segment: { ...segment, isReturning: true } },
      {},
      'no-map-matches',
    ],
    [
      'returning wanted and seen',
      { segment: { ...segment, isReturning: true } },
      { isReturning: true },
      null,
    ],
    [
      'new wanted, returning seen',
      { segment: { ...segment, isReturning: false } },
      { isReturning: true },
      'no-map-matches',
    ],
    ['language in the list', { segment: { ...segment, languages: ['nl'] } }, {}, null],
    [
      'language not in the list',
      { segment: { ...segment, languages: ['en'] } },
      {},
      'no-map-matches',
    ],
    ['the hesitation seen', { hesitations: ['coupon-focus'] }, {}, null],
    ['one of two hesitations seen', { hesitations: ['rage-click', 'coupon-focus'] }, {}, null],
    ['another hesitation', { hesitations: ['rage-click'] }, {}, 'no-map-matches'],
    ['the page type', { pageTypes: ['checkout'] }, {}, null],
    ['one of two page types', { pageTypes: ['basket', 'checkout'] }, {}, null],
    ['another page type', { pageTypes: ['basket'] }, {}, 'no-map-matches'],
    ['the score reached', { scoreFrom: 50 }, {}, null],
    ['the score not reached', { scoreFrom: 51 }, {}, 'score-low'],
    ['the schedule open', { schedule: office }, {}, null],
    ['the schedule closed', { schedule: monday }, {}, 'outside-schedule'],
    [
      'hesitation and page type',
      { hesitations: ['coupon-focus'], pageTypes: ['checkout'] },
      {},
      null,
    ],
    [
      'hesitation but page type',
      { hesitations: ['coupon-focus'], pageTypes: ['basket'] },
      {},
      'no-map-matches',
    ],
    [
      'page type but hesitation',
      { hesitations: ['rage-click'], pageTypes: ['checkout'] },
      {},
      'no-map-matches',
    ],
    ['score low and schedule closed', { scoreFrom: 51, schedule: monday }, {}, 'score-low'],
    [
      'page type wrong and score low',
      { pageTypes: ['basket'], scoreFrom: 51 },
      {},
      'no-map-matches',
    ],
    [
      'a rising score',
      {},
      { journey: { ...hesitating, score: { ...hesitating.score, direction: 'rising' } } },
      'score-rising',
    ],
    [
      'a steady score',
      {},
      { journey: { ...hesitating, score: { ...hesitating.score, direction: 'steady' } } },
      null,
    ],
  ])('[EN6] %s', (_name, map, seen, silence) => {
    const matched = matchMaps([aMap(map)], situation(seen));
    expect(matched.silence?.kind ?? null).toBe(silence);
    expect(matched.maps).toHaveLength(silence === null ? 1 : 0);
  });

  const ranked = (most: number, now: number, direction: 'falling' | 'rising' = 'falling') => ({
    journey: { ...hesitating, score: { ...hesitating.score, direction, rank: { most, now } } },
  });
  const fallen = { drop: { high: 0.9, low: 0.5 } };

  it.each<[string, Partial<ActionMap>, Partial<Situation>, string | null]>([
    ['dropped', fallen, ranked(0.9, 0.49), null],
    ['never high', fallen, ranked(0.89, 0.1), 'not-dropped'],
    ['high once and not low now', fallen, ranked(0.95, 0.5), 'not-dropped'],
    ['no rank known', fallen, {}, 'not-dropped'],
    ['no rank known yet', fallen, { journey: withoutRank }, 'not-dropped'],
    ['no low rank: whoever was high', { drop: { high: 0.9, low: null } }, ranked(0.9, 0.95), null],
    ['dropped and rising again', fallen, ranked(0.95, 0.4, 'rising'), 'score-rising'],
    [
      'dropped with the hesitation',
      { ...fallen, hesitations: ['coupon-focus'] },
      ranked(1, 0),
      null,
    ],
    [
      'dropped without the hesitation',
      { ...fallen, hesitations: ['rage-click'] },
      ranked(1, 0),
      'no-map-matches',
    ],
    [
      'the hesitation without a drop',
      { ...fallen, hesitations: ['coupon-focus'] },
      ranked(1, 0.9),
      'not-dropped',
    ],
    ['dropped below the score', { ...fallen, scoreFrom: 51 }, ranked(1, 0), 'score-low'],
    [
      'dropped outside the hours',
      { ...fallen, schedule: monday },
      ranked(1, 0),
      'outside-schedule',
    ],
  ])('[EN16] %s', (_name, map, seen, silence) => {
    expect(matchMaps([aMap(map)], situation(seen)).silence?.kind ?? null).toBe(silence);
  });

  const named = (name: string, but: Partial<ActionMap> = {}) =>
    aMap({ actionMap: asId<ActionMapId>(name), ...but });
  const namesOf = (maps: readonly ActionMap[]) => maps.map(({ actionMap }) => actionMap);

  it('[EN6] the highest priority goes first, equal ones by id', () => {
    const maps = [
      named('c', { priority: 1 }),
      named('b', { priority: 5 }),
      named('a', { priority: 5 }),
      named('d', { priority: 9 }),
    ];
    expect(namesOf(matchMaps(maps, situation()).maps)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('[EN6] a map that does not match leaves the turn to the next', () => {
    const maps = [named('a', { priority: 9, pageTypes: ['home'] }), named('b', { priority: 1 })];
    expect(namesOf(matchMaps(maps, situation()).maps)).toEqual(['b']);
  });

  it('[EN5] when none matches, the first map that nearly did says why', () => {
    const maps = [
      named('a', { priority: 9, pageTypes: ['home'] }),
      named('b', { priority: 5, schedule: monday }),
      named('c', { priority: 1, scoreFrom: 99 }),
    ];
    expect(matchMaps(maps, situation()).silence?.kind).toBe('outside-schedule');
    expect(matchMaps([], situation()).silence?.kind).toBe('no-map-matches');
  });

  it('[EN6] a map that had its turn in this session gets no other; the next one may', () => {
    const matched = matchMaps([named('a', { priority: 99 }), named('b')], situation());
    const done = { ...NOT_ENGAGED, mapsDone: [asId<ActionMapId>('a')] };
    expect(namesOf(turnOf(matched, NOT_ENGAGED).maps ?? [])).toEqual(['a', 'b']);
    expect(namesOf(turnOf(matched, done).maps ?? [])).toEqual(['b']);
    const both = { ...done, mapsDone: [asId<ActionMapId>('a'), asId<ActionMapId>('b')] };
    expect(turnOf(matched, both)).toMatchObject({ maps: null, silence: { kind: 'capped' } });
  });

  it('[EN6] the clock is asked only for maps with a schedule', () => {
    const localTime = () => {
      throw new Error('nobody asked');
    };
    expect(matchMaps([aMap()], situation({ localTime })).maps).toHaveLength(1);
  });
});

describe('schedule', () => {
  it.each([
    [9, 17, 3, 9, true],
    [9, 17, 3, 16, true],
    [9, 17, 3, 17, false],
    [9, 17, 3, 8, false],
    [9, 17, 4, 12, false],
    [0, 24, 3, 23, true],
    [22, 6, 3, 23, true],
    [22, 6, 4, 5, true],
    [22, 6, 4, 6, false],
    [22, 6, 3, 5, false],
    [22, 6, 3, 12, false],
  ])('[EN6] from %i to %i on Wednesdays, day %i at %i: %s', (fromHour, toHour, day, hour, open) => {
    const schedule = { timeZone: 'Europe/Amsterdam', days: [3], fromHour, toHour };
    expect(isWithin(schedule, { day, hour })).toBe(open);
  });

  it('[EN6] the night of Sunday goes on into Monday', () => {
    const schedule = { timeZone: 'Europe/Amsterdam', days: [7], fromHour: 20, toHour: 2 };
    expect(isWithin(schedule, { day: 1, hour: 1 })).toBe(true);
  });
});

import { expect, it } from 'vitest';
import type { Reason } from '../../../../shared/protocol/messages/engagement.ts';
import { OFFER_REASONS, SILENCES } from '../../../../sidecar/domain/engagement/reason.ts';
import { spoken } from '../../../../sidecar/gateway/spoken.ts';
import { spokenAnswer } from '../../../../sidecar/gateway/spoken-answer.ts';
import { spokenRow, spokenWhy } from '../../../../sidecar/gateway/spoken-reason.ts';
import { aRow } from '../../extension/panel/support/rows.ts';

/** Every kind that a panel of version 4 knows; it takes no message with another. */
const KNOWN_TO_FOURTH = [
  'already-talking',
  'back-and-forth',
  'basket-waiting',
  'by-hand',
  'capped',
  'checkout-left',
  'coupon-focus',
  'declined-before',
  'exit-intent',
  'form-abandoned',
  'held-out',
  'idle-at-checkout',
  'no-map-matches',
  'nobody-free',
  'nobody-on-shift',
  'not-consented',
  'offer-open',
  'ordered',
  'outside-schedule',
  'price-copy',
  'rage-click',
  'repeat-view',
  'score-low',
  'score-rising',
  'shipping-cost-view',
  'tab-return',
  'visitor-blocked',
];

type Kind = Reason['kind'];
const reason = (kind: Kind, count: number | null = 2, about: string | null = null): Reason => ({
  kind,
  count,
  about,
});

it.each([...OFFER_REASONS, ...SILENCES])(
  '[PR5] a panel of before version 5 is told %s by a kind that it knows',
  (kind) => {
    const why = { reasons: [reason(kind)], silence: reason(kind) };
    expect(spokenWhy(5, why)).toEqual(why);
    const { reasons, silence } = spokenWhy(4, why);
    for (const told of [...reasons, ...(silence === null ? [] : [silence])]) {
      expect(KNOWN_TO_FOURTH).toContain(told.kind);
    }
    if (KNOWN_TO_FOURTH.includes(kind)) expect({ reasons, silence }).toEqual(why);
  },
);

it('[PR5] a silence is never left out, a second look is a look, and what nothing comes near is not told', () => {
  const told = (kind: Kind) => spokenWhy(4, { reasons: [], silence: reason(kind) }).silence?.kind;
  expect([told('not-worth'), told('not-dropped')]).toEqual(['no-map-matches', 'no-map-matches']);
  const reasons = [reason('dropped', 40, '5'), reason('second-look', 2, 'Vera')];
  expect(spokenWhy(4, { reasons, silence: null })).toEqual({
    reasons: [reason('repeat-view', 2, 'Vera')],
    silence: null,
  });
});

it('[PR5] in rows, facts and answers alike', () => {
  const why = {
    reasons: [reason('coupon-focus'), reason('searched')],
    silence: reason('not-worth'),
  };
  const before = { reasons: [reason('coupon-focus')], silence: reason('no-map-matches') };
  const row = aRow('s', { ...why, rank: 40 });
  const told = aRow('s', before);
  expect(spokenRow(5, row)).toBe(row);
  expect(spokenRow(4, row)).toEqual(told);
  expect(spokenRow(4, row)).not.toHaveProperty('rank');

  const qualified = {
    type: 'session.qualified',
    session: 's',
    visitor: 'v',
    offer: 'o',
    actionMap: null,
    state: 'blocked',
  } as const;
  expect(spoken(5, { ...qualified, ...why })).toEqual({ ...qualified, ...why });
  expect(spoken(4, { ...qualified, ...why })).toEqual({ ...qualified, ...before });

  const stamped = { type: 'offer.stamped', offer: 'o', state: 'blocked' } as const;
  const journey = (act: typeof why | typeof before) => ({
    type: 'journey.answered' as const,
    of: 'q',
    visitor: 'v',
    acts: [{ session: 's', at: 1, place: 0, act: { ...stamped, ...act } }],
    next: null,
  });
  expect(spokenAnswer(5, journey(why))).toEqual(journey(why));
  expect(spokenAnswer(4, journey(why))).toEqual(journey(before));

  const visitor = (of: typeof row | null) => ({
    type: 'visitor.answered' as const,
    of: 'q',
    visitor: 'v',
    identity: null,
    firstSeenAt: 1,
    sessions: 1,
    isBlocked: false,
    observe: true,
    row: of,
    basket: null,
  });
  expect(spokenAnswer(4, visitor(row))).toEqual(visitor(told));
  expect(spokenAnswer(4, visitor(null))).toEqual(visitor(null));
});

import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs, MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { measureMaps } from '../../../../../sidecar/domain/engagement/measures.ts';
import {
  engage,
  type OfferEnd,
  type OfferState,
  restamp,
  settle,
  stamp,
  stampOrder,
} from '../../../../../sidecar/domain/engagement/offer.ts';
import { silent } from '../../../../../sidecar/domain/engagement/reason.ts';
import { reasonsOf } from '../../../../../sidecar/domain/engagement/reasons.ts';
import { withOffer, withSilence } from '../../../../../sidecar/domain/session/engaged-session.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { aJourney, aProduct, aSession } from '../../../../support/builders/session.ts';

const NOW = asEpochMs(1_000_000);
const CHANCE = asProbability(0.9);
const STATES: readonly OfferState[] = [
  'blocked',
  'held-out',
  'offered',
  'accepted',
  'rejected',
  'timed-out',
  'withdrawn',
];
const ENDS: readonly OfferEnd[] = ['accepted', 'rejected', 'timed-out', 'withdrawn'];

describe('offer', () => {
  it.each(STATES.flatMap((from) => ENDS.map((to) => [from, to] as const)))(
    '[EN10] %s → %s is legal only from offered',
    (from, to) => {
      const settled = settle(anOffer({ state: from }), to, NOW);
      if (from === 'offered') {
        expect(settled).toMatchObject({ isOk: true, value: { state: to, settledAt: NOW } });
      } else {
        expect(settled).toEqual({ isOk: false, error: 'wrong-state' });
      }
    },
  );

  it('[EN10] a yes after its time is refused, a time-out is not', () => {
    const late = asEpochMs(1_060_000);
    expect(settle(anOffer(), 'accepted', late)).toEqual({ isOk: false, error: 'expired' });
    expect(settle(anOffer(), 'accepted', asEpochMs(1_059_999)).isOk).toBe(true);
    expect(settle(anOffer(), 'timed-out', late).isOk).toBe(true);
  });

  it('[EN3] both arms are stamped with the same fields at the same instant', () => {
    const { offer, shop, session, visitor, actionMap, by, reasons } = anOffer();
    const qualified = { offer, shop, session, visitor, actionMap, by, reasons };
    const offered = stamp(qualified, { state: 'offered', chance: CHANCE, validMs: MINUTE_MS }, NOW);
    const heldOut = stamp(
      qualified,
      { state: 'held-out', chance: CHANCE, silence: silent('held-out') },
      NOW,
    );
    const { state, silence, expiresAt, ...same } = offered;
    expect(heldOut).toMatchObject(same);
    expect(Object.keys(heldOut).sort()).toEqual(Object.keys(offered).sort());
    expect([state, silence, expiresAt]).toEqual(['offered', null, 1_060_000]);
    expect([heldOut.state, heldOut.silence?.kind, heldOut.expiresAt]).toEqual([
      'held-out',
      'held-out',
      null,
    ]);
  });

  it('[EN10] a block may become an offer later, nothing else may', () => {
    const blocked = anOffer({ state: 'blocked', silence: silent('nobody-free'), expiresAt: null });
    const verdict = { state: 'offered', chance: CHANCE, validMs: MINUTE_MS } as const;
    const later = asEpochMs(1_000_500);
    expect(restamp(blocked, verdict, { reasons: [] }, later)).toMatchObject({
      offer: blocked.offer,
      state: 'offered',
      silence: null,
      qualifiedAt: later,
      expiresAt: 1_060_500,
      offeredWithChance: 0.9,
    });
    expect(() => restamp(anOffer(), verdict, { reasons: [] }, later)).toThrow('only a block');
  });

  it('[MS1] the first answer of an agent is the engagement, and only of an accepted offer', () => {
    const accepted = anOffer({ state: 'accepted' });
    const engaged = engage(accepted, NOW);
    expect(engaged).toMatchObject({ isOk: true, value: { engagedAt: NOW } });
    if (engaged.isOk) {
      expect(engage(engaged.value, asEpochMs(NOW + 5))).toMatchObject({
        value: { engagedAt: NOW },
      });
    }
    expect(engage(anOffer(), NOW).isOk).toBe(false);
  });

  it('[MS2] the first order counts', () => {
    const once = stampOrder(anOffer(), NOW);
    expect(stampOrder(once, asEpochMs(NOW + 5)).orderedAt).toBe(NOW);
  });
});

describe('engaged session', () => {
  it.each(STATES)(
    '[EN5] with an offer %s there is a silence, or an open offer, never both',
    (state) => {
      const silence = state === 'blocked' ? silent('nobody-free') : null;
      const { engagement } = withOffer(aSession(), anOffer({ state, silence }));
      expect(engagement.silence === null).toBe(state === 'offered');
      expect(engagement.mapsDone).toEqual(state === 'blocked' ? [] : ['map-1']);
      expect(withSilence(aSession({ engagement }), silent('score-low')).engagement.silence).toEqual(
        state === 'offered' ? null : silent('score-low'),
      );
    },
  );

  it('[EN5] news of an older offer does not hide the one on screen', () => {
    const open = withOffer(aSession(), anOffer());
    const older = anOffer({
      offer: asId<ReturnType<typeof anOffer>['offer']>('older'),
      state: 'timed-out',
    });
    expect(withOffer(open, older)).toBe(open);
  });
});

describe('reasons', () => {
  const at = asEpochMs(10_000_000);
  const seen = (ago: number, count = 1, about: string | null = null) => ({
    count,
    lastAt: asEpochMs(at - ago),
    about,
  });

  it('[EN11] at most three: fresh before old, then strong before weak, then new before old', () => {
    const journey = aJourney({
      hesitations: {
        'exit-intent': seen(600_000),
        'coupon-focus': seen(2_000),
        'price-copy': seen(1_000),
        'repeat-view': seen(0, 3, 'Chelsea boot'),
        'idle-at-checkout': seen(120_001),
      },
    });
    expect(reasonsOf(journey, at)).toEqual([
      { kind: 'price-copy', count: 1, about: null },
      { kind: 'coupon-focus', count: 1, about: null },
      { kind: 'repeat-view', count: 3, about: 'Chelsea boot' },
    ]);
  });

  it('[EN11] a checkout that was left and a basket that waits are reasons; an order ends them', () => {
    const checkout = { isIn: false, entered: 1, left: 1, returns: 1, leftAt: at };
    const out = aJourney({ phase: 'checkout', checkout });
    expect(reasonsOf(out, at)).toEqual([{ kind: 'checkout-left', count: 1, about: null }]);
    expect(reasonsOf({ ...out, checkout: { ...checkout, isIn: true } }, at)).toEqual([]);
    const basket = { lines: [{ ...aProduct(), quantity: 2 }], valueMinor: 1, currency: 'EUR' };
    const waiting = aJourney({ phase: 'basket', basket, basketChangedAt: asEpochMs(at - 120_000) });
    expect(reasonsOf(waiting, at)).toEqual([{ kind: 'basket-waiting', count: 1, about: null }]);
    expect(reasonsOf({ ...waiting, basketChangedAt: asEpochMs(at - 119_999) }, at)).toEqual([]);
    expect(reasonsOf({ ...out, phase: 'ordered' }, at)).toEqual([]);
  });
});

describe('measures', () => {
  const one = asId<ActionMapId>('one');
  const gone = asId<ActionMapId>('gone');

  it('[MS1] five numbers per map, each counted on its own, and the held-out arm beside them', () => {
    const of = (state: OfferState, but = {}) => anOffer({ actionMap: one, state, ...but });
    const measures = measureMaps(
      [
        of('blocked', { orderedAt: NOW }),
        of('held-out'),
        of('held-out', { orderedAt: NOW }),
        of('offered'),
        of('accepted', { engagedAt: NOW, orderedAt: NOW }),
        of('accepted'),
        of('rejected'),
        of('timed-out', { orderedAt: NOW }),
        of('withdrawn'),
      ],
      [one],
    );
    expect(measures).toEqual([
      {
        actionMap: one,
        qualified: 9,
        heldOut: 2,
        offered: 6,
        accepted: 2,
        engaged: 1,
        ordersOffered: 2,
        ordersHeldOut: 1,
      },
    ]);
  });

  it('[MS1] a map without stamps is there with zeros; maps that are gone and offers by hand follow', () => {
    const rows = measureMaps([anOffer({ actionMap: null }), anOffer({ actionMap: gone })], [one]);
    expect(rows.map(({ actionMap, qualified }) => [actionMap, qualified])).toEqual([
      ['one', 0],
      ['gone', 1],
      [null, 1],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs, MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { counted, inOrder } from '../../../../../sidecar/domain/engagement/measures.ts';
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
import { withOffer, withSilence } from '../../../../../sidecar/domain/session/engaged-session.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { aSession } from '../../../../support/builders/session.ts';

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

describe('measures', () => {
  const one = asId<ActionMapId>('one');
  const gone = asId<ActionMapId>('gone');

  it('[MS1] five numbers per map, each counted on its own, and the held-out arm beside them', () => {
    const of = (state: OfferState, but = {}) => anOffer({ actionMap: one, state, ...but });
    const page = [
      of('blocked', { orderedAt: NOW }),
      of('held-out'),
      of('held-out', { orderedAt: NOW }),
      of('offered'),
      of('accepted', { engagedAt: NOW, orderedAt: NOW }),
    ];
    const nextPage = [
      of('accepted'),
      of('rejected'),
      of('timed-out', { orderedAt: NOW }),
      of('withdrawn'),
    ];
    expect(inOrder(counted(counted(new Map(), page), nextPage), [one])).toEqual([
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
    const offers = [anOffer({ actionMap: null }), anOffer({ actionMap: gone })];
    const rows = inOrder(counted(new Map(), offers), [one]);
    expect(rows.map(({ actionMap, qualified }) => [actionMap, qualified])).toEqual([
      ['one', 0],
      ['gone', 1],
      [null, 1],
    ]);
  });
});

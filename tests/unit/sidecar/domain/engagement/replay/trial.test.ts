import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../../../../shared/kernel/time.ts';
import type { Decided } from '../../../../../../sidecar/domain/engagement/decided.ts';
import type { Offer } from '../../../../../../sidecar/domain/engagement/offer.ts';
import { silent } from '../../../../../../sidecar/domain/engagement/reason.ts';
import type { Replayed } from '../../../../../../sidecar/domain/engagement/replay/replay-rules.ts';
import {
  firstCall,
  firstStamp,
  trialOf,
} from '../../../../../../sidecar/domain/engagement/replay/trial.ts';
import { anOffer } from '../../../../../support/builders/offer.ts';

const SAME_MS = asDurationMs(2_000);
const SHARES = { before: 0.1, after: 0.1 };
const DECIDED: Decided = {
  level: 50,
  chance: 0.2,
  rank: 0.5,
  decision: 'model-1',
  features: {},
  effect: 0.1,
  gainMinor: 100,
  takenWithChance: 1,
};

const call = (but: Partial<Offer> = {}, place = 3): Replayed => ({
  place,
  offer: anOffer({ offeredWithChance: asProbability(0.9), ...but }),
  wasMade: false,
});
const was = (but: Partial<Offer> = {}) =>
  anOffer({ state: 'timed-out', offeredWithChance: asProbability(0.9), decided: DECIDED, ...but });
const shownNow = (offer: Offer, after: Replayed | null, before: Replayed | null = null) =>
  trialOf(offer, { before, after }, SHARES, SAME_MS).shownNow;

describe('what a first meeting says of a change', () => {
  it('[RP3] the same map at the same moment is what was tried, with the chance of then and of now', () => {
    const trial = trialOf(was(), { before: null, after: call() }, SHARES, SAME_MS);
    expect(trial).toEqual({
      isClaimed: false,
      isConfirmed: false,
      isShown: true,
      shownThen: 0.9,
      shownNow: 0.9,
      someShownNow: 0.9,
      chance: 0.2,
      effect: 0.1,
    });
    const sooner = call({ qualifiedAt: asEpochMs(998_000) });
    expect(shownNow(was(), sooner)).toBe(0.9);
    const all = call({ offeredWithChance: asProbability(1) });
    expect(shownNow(was(), all)).toBe(1);
    // Silence is what the held-out saw.
    expect(shownNow(was({ state: 'held-out' }), null)).toBe(0);
  });

  it.each([
    ['another map', { actionMap: asId<ActionMapId>('map-2') }],
    ['another moment', { qualifiedAt: asEpochMs(997_999) }],
    ['a later moment', { qualifiedAt: asEpochMs(1_000_001) }],
  ])('[RP3] of %s the past says nothing', (_, but) => {
    expect(shownNow(was(), call(but))).toBeNull();
  });

  it('[RP3] what was never done cannot be told from: an offer where none could be, silence where all were offered', () => {
    const never = was({ state: 'blocked', silence: silent('nobody-free') });
    expect(firstStamp([never])).toBeNull();
    const always = was({ offeredWithChance: asProbability(1) });
    expect(shownNow(always, null)).toBeNull();
    expect(shownNow(always, call())).toBeNull();
    expect(shownNow(always, call({ offeredWithChance: asProbability(1) }))).toBe(1);
  });

  it('[RP3] where the change changes nothing, what was done is what would be done', () => {
    const elsewhere = call({ qualifiedAt: asEpochMs(900_000) }, 1);
    expect(shownNow(was(), elsewhere, elsewhere)).toBe(0.9);
    expect(shownNow(was(), elsewhere, call({}, 2))).toBeNull();
    const another = {
      ...elsewhere,
      offer: { ...elsewhere.offer, actionMap: asId<ActionMapId>('map-2') },
    };
    expect(shownNow(was(), another, another)).toBeNull();
    // What is in force now is not what was in force then: nothing is called any more.
    expect(shownNow(was(), null, null)).toBe(0);
    const likelier = call(
      { qualifiedAt: asEpochMs(900_000), offeredWithChance: asProbability(1) },
      1,
    );
    expect(shownNow(was(), likelier, elsewhere)).toBeNull();
  });

  it('[RP3] one that was not taken counts with the chance to be taken, and caps are no choice', () => {
    const notTaken = was({
      state: 'blocked',
      silence: silent('not-worth'),
      offeredWithChance: asProbability(0),
      decided: { ...DECIDED, takenWithChance: 0.2 },
    });
    expect(firstStamp([was({ qualifiedAt: asEpochMs(2_000_000) }), notTaken])).toBe(notTaken);
    const trial = trialOf(notTaken, { before: null, after: null }, SHARES, SAME_MS);
    expect(trial.shownThen).toBeCloseTo(0.18, 12);
    expect(trial.isShown).toBe(false);
    const capped = call({ state: 'blocked', silence: silent('capped') }, 2);
    expect(firstCall([capped, call({}, 9), call({}, 5)])).toMatchObject({ place: 5 });
    expect(firstStamp([was({ actionMap: null })])).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId, type OfferId } from '../../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../../../../shared/kernel/time.ts';
import type { Offer } from '../../../../../../sidecar/domain/engagement/offer.ts';
import type { PastVisit } from '../../../../../../sidecar/domain/engagement/replay/past-visit.ts';
import type {
  Replayed,
  ReplayRules,
} from '../../../../../../sidecar/domain/engagement/replay/replay-rules.ts';
import { replayVisit } from '../../../../../../sidecar/domain/engagement/replay/replay-visit.ts';
import type { Observed } from '../../../../../../sidecar/domain/session/act.ts';
import { anOffer } from '../../../../../support/builders/offer.ts';
import { aPastVisit, BEGAN, someRules } from '../../../../../support/builders/past-visit.ts';
import { aMap, aPolicy } from '../../../../../support/builders/policy.ts';
import { ordered, viewed } from '../../../../../support/builders/session.ts';
import { anObserved } from '../../../../../support/generate-acts.ts';

const COUPON: Observed = { type: 'hesitation.noticed', page: 'p', hesitation: 'coupon-focus' };
const RAGE: Observed = { type: 'hesitation.noticed', page: 'p', hesitation: 'rage-click' };
const NOTHING = { earlier: [], draw: 0.5 };
const at = (place: number) => asEpochMs(BEGAN + (place - 1) * 10_000);
const map = (id: string) => asId<ActionMapId>(id);

const told = (replayed: readonly Replayed[]) =>
  replayed.map(({ place, offer: { actionMap, state, silence } }) => [
    place,
    actionMap,
    state,
    silence?.kind ?? null,
  ]);

describe('a past session that happens again', () => {
  const visit = aPastVisit([viewed('home'), viewed('checkout'), COUPON, COUPON, ordered()]);

  it('[RP1] says at which act which map would have called, and with what fate', () => {
    const replayed = replayVisit(visit, someRules(), NOTHING);
    expect(told(replayed)).toEqual([[3, 'map-1', 'withdrawn', null]]);
    expect(replayed[0]?.offer).toMatchObject({
      qualifiedAt: at(3),
      offeredWithChance: 1,
      orderedAt: at(5),
      settledAt: at(5),
      decided: { decision: 'plain-rule-1', takenWithChance: 1 },
    });
    const silent = someRules({ actionMaps: [aMap({ hesitations: ['tab-return'] })] });
    expect(replayVisit(visit, silent, NOTHING)).toEqual([]);
  });

  it('[RP1] holds out by the same draw, whatever the share was then', () => {
    const held = someRules({ holdoutShare: asShare(0.6) });
    expect(told(replayVisit(visit, held, NOTHING))).toEqual([[3, 'map-1', 'held-out', 'held-out']]);
    const less = someRules({ holdoutShare: asShare(0.4) });
    expect(told(replayVisit(visit, less, NOTHING))).toEqual([[3, 'map-1', 'withdrawn', null]]);
    // Who was first met in the other arm stays there.
    const earlier = [anOffer({ state: 'held-out', session: asId('session-0') })];
    const stays = replayVisit(visit, less, { earlier, draw: 0.5 });
    expect(told(stays)).toEqual([[3, 'map-1', 'held-out', 'held-out']]);
  });

  it('[RP1] counts caps over what would have been made, and not over what was', () => {
    const caps = { ...aPolicy().caps, offersPerSession: 1 };
    const actionMaps = [
      aMap({ actionMap: map('one'), hesitations: ['coupon-focus'] }),
      aMap({ actionMap: map('two'), hesitations: ['rage-click'] }),
    ];
    const long = aPastVisit(
      [viewed('home'), COUPON, RAGE, ...Array.from({ length: 8 }, () => RAGE)],
      { stamps: [anOffer({ actionMap: map('gone'), state: 'rejected', qualifiedAt: at(1) })] },
    );
    const capped = told(replayVisit(long, someRules({ actionMaps, caps }), NOTHING));
    expect(capped).toEqual([
      [2, 'one', 'timed-out', null],
      [8, 'two', 'blocked', 'capped'],
    ]);
  });

  it('[RP1] an offer that was made then too ends as it did; of any other nothing is known', () => {
    const offer = asId<OfferId>('made-then');
    const was = anOffer({
      offer,
      state: 'rejected',
      qualifiedAt: asEpochMs(at(3) + 1_000),
      settledAt: asEpochMs(at(4) + 5_000),
    });
    const again = aPastVisit([viewed('home'), viewed('checkout'), COUPON, COUPON, RAGE, RAGE], {
      stamps: [was],
    });
    const actionMaps = [
      aMap({ hesitations: ['coupon-focus'] }),
      aMap({ actionMap: map('two'), hesitations: ['rage-click'] }),
    ];
    expect(told(replayVisit(again, someRules({ actionMaps }), NOTHING))).toEqual([
      [3, 'map-1', 'rejected', null],
      [5, 'two', 'blocked', 'declined-before'],
    ]);
    const late = { ...was, qualifiedAt: asEpochMs(at(3) + 3_000) };
    const other = replayVisit({ ...again, stamps: [late] }, someRules({ actionMaps }), NOTHING);
    expect(told(other)).toEqual([[3, 'map-1', 'timed-out', null]]);
  });

  it('[RP1] nobody is called while they talk, unless it came of an offer that is not made again', () => {
    const talk = { offer: null, from: at(2), to: at(4) };
    const talking = told(replayVisit({ ...visit, talks: [talk] }, someRules(), NOTHING));
    expect(talking).toEqual([[4, 'map-1', 'withdrawn', null]]);
    const ofOffer = { ...talk, offer: asId<OfferId>('not-made-again') };
    const free = told(replayVisit({ ...visit, talks: [ofOffer] }, someRules(), NOTHING));
    expect(free).toEqual([[3, 'map-1', 'withdrawn', null]]);
  });

  it('[RP1] what is not worth an offer is blocked with the chance it was taken with', () => {
    const weighed = { effect: -0.1, gainMinor: -50, takenWithChance: 0.05, isTaken: false };
    const choose: ReplayRules['choose'] = (_session, _glimpse, [first]) => ({
      map: first,
      weighed,
    });
    const [stamp] = replayVisit(visit, someRules({ choose }), NOTHING);
    expect(stamp?.offer).toMatchObject({
      state: 'blocked',
      silence: { kind: 'not-worth' },
      decided: { takenWithChance: 0.05, gainMinor: -50 },
    });
  });
});

describe('what comes later', () => {
  const moves = fc.array(fc.oneof(anObserved, fc.constant(COUPON), fc.constant(RAGE)), {
    minLength: 4,
    maxLength: 40,
  });
  const ends = fc.constantFrom('accepted', 'rejected', 'timed-out', 'withdrawn');
  const rules = someRules({
    actionMaps: [
      aMap({ actionMap: map('one'), hesitations: ['coupon-focus'] }),
      aMap({ actionMap: map('two'), hesitations: ['rage-click'] }),
    ],
    holdoutShare: asShare(0.2),
    offerValidMs: asDurationMs(25_000),
  });

  /** The fate of each call up to a moment, without what became of it afterwards. */
  const fatesUntil = (past: PastVisit, place: number) =>
    replayVisit(past, rules, NOTHING)
      .filter((each) => each.place <= place)
      .map(({ offer, ...each }) => {
        const { actionMap, silence, qualifiedAt, offeredWithChance, decided } = offer;
        const isBlocked = offer.state === 'blocked';
        return { ...each, actionMap, silence, qualifiedAt, offeredWithChance, decided, isBlocked };
      });

  it('[RP1] never changes a fate: no act, no answer and no conversation', () => {
    let calls = 0;
    fc.assert(
      fc.property(moves, moves, fc.nat(), ends, ends, (before, after, cut, end, otherEnd) => {
        const place = 1 + (cut % before.length);
        const first = before.slice(0, place);
        const whole = aPastVisit([...first, ...after]);
        const short = aPastVisit(first);
        const later = asEpochMs(at(place) + 1);
        const called = replayVisit(short, rules, NOTHING);
        /** All that was called was made then too, and ended only after the moment. */
        const endedLater = (state: Offer['state']) =>
          called.map(({ offer }) => ({ ...offer, state, settledAt: later }));
        const talks = [{ offer: null, from: later, to: null }];
        const base = fatesUntil(short, place);
        calls += base.length;
        // A block may be judged again later, and no longer stands where it did.
        const lasting = (fates: typeof base) => fates.filter(({ isBlocked }) => !isBlocked);
        expect(lasting(fatesUntil(whole, place))).toEqual(lasting(base));
        expect(fatesUntil({ ...short, talks }, place)).toEqual(base);
        const [one, other] = [end, otherEnd].map((state) =>
          fatesUntil({ ...whole, stamps: endedLater(state) }, place),
        );
        expect(lasting(other ?? [])).toEqual(lasting(one ?? []));
      }),
    );
    expect(calls).toBeGreaterThan(50);
  });
});

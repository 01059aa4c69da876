import { describe, expect, it } from 'vitest';
import { type ActionMapId, type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { BLOCK_JUDGED_EVERY_MS } from '../../../../../shared/protocol/limits.ts';
import { coinOf } from '../../../../../sidecar/app/engagement/experiment.ts';
import { makeOffer } from '../../../../../sidecar/app/engagement/make-offer.ts';
import { openForesights } from '../../../../../sidecar/app/learning/foresights.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import {
  type Foresight,
  NO_FORESIGHT,
} from '../../../../../sidecar/domain/engagement/foresight.ts';
import type { Offer } from '../../../../../sidecar/domain/engagement/offer.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { filled, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { COUPON, COUPON_MAP, hesitate, MESSAGE, shopWith } from '../../../../support/hesitating.ts';
import { aVisit, onShift, type Visit } from '../../../../support/visit.ts';

const WORTH = { marginShare: asShare(0.3), agentHourMinor: 3_000, exploreShare: asShare(0.5) };

/** A shop that has learned what an offer changes, the same for everybody. */
function knowing(effect: number, but: Parameters<typeof aPolicy>[0] = {}) {
  const foresight = openForesights(knownAs(effect));
  const policy = aPolicy({ actionMaps: [COUPON_MAP], worth: WORTH, ...but });
  return testEnvironment({ policy: policyOf(policy), foresight });
}

function knownAs(effect: number): Foresight {
  const expected = { effect, orderMinor: 8_000, accepted: 0.2, talkMs: MINUTE_MS };
  return { ...NO_FORESIGHT, expectedOf: () => expected };
}

/** Visitors whose first stamp is this, as many as asked for; who is of the other kind is passed over. */
async function visitors(
  environment: ReturnType<typeof knowing>,
  count: number,
  isMeant: (offer: Offer) => boolean,
): Promise<readonly { readonly visit: Visit; readonly offer: Offer }[]> {
  const found: { visit: Visit; offer: Offer }[] = [];
  for (let tries = 0; found.length < count && tries < 200; tries += 1) {
    const visit = await hesitate(environment);
    const [offer] = await visit.offers();
    if (offer !== undefined && isMeant(offer)) found.push({ visit, offer });
  }
  return found;
}

describe('weighing before offering', () => {
  it('[EN15] with nothing learned offers are as without weighing, and the stamp says that nothing was expected', async () => {
    const environment = shopWith({ holdoutShare: asShare(0.25) });
    await onShift(environment, 50);
    const offered = await visitors(environment, 20, ({ state }) => state === 'offered');
    for (const { offer } of offered) {
      expect(offer.offeredWithChance).toBe(0.75);
      expect(offer.decided).toMatchObject({
        decision: 'plain-rule-1',
        chance: null,
        effect: null,
        gainMinor: null,
        takenWithChance: 1,
      });
      expect(offer.decided?.features).toMatchObject({ 'basket-value': 0 });
      // JSON keeps no NaN: what was not known is not there.
      expect(Object.values(offer.decided?.features ?? {}).every(Number.isFinite)).toBe(true);
    }
  });

  it('[EN3] both arms are stamped at the same instant with the same thoughts', async () => {
    const stamps = [];
    for (const holdoutShare of [asShare(0), asShare(1)]) {
      const environment = knowing(0.5, { holdoutShare });
      await onShift(environment, 1);
      const visit = await hesitate(environment);
      const [offer] = await visit.offers();
      stamps.push(offer);
    }
    const [offered, heldOut] = stamps;
    expect([offered?.state, heldOut?.state]).toEqual(['offered', 'held-out']);
    expect(heldOut?.decided).toEqual(offered?.decided);
    expect(heldOut?.qualifiedAt).toBe(offered?.qualifiedAt);
    expect(offered?.decided).toMatchObject({ effect: 0.5, takenWithChance: 1 });
  });

  it('[EN14] what is not worth it is blocked, says so, and is stamped with what was thought', async () => {
    const environment = knowing(-0.1);
    await onShift(environment, 50);
    const [blocked] = await visitors(environment, 1, ({ state }) => state === 'blocked');
    expect(blocked?.offer).toMatchObject({
      silence: { kind: 'not-worth' },
      offeredWithChance: 0,
      decided: { effect: -0.1, takenWithChance: 0.5 },
    });
    expect(blocked?.offer.decided?.gainMinor).toBeLessThan(0);
    expect(await blocked?.visit.row()).toMatchObject({ silence: { kind: 'not-worth' } });
    expect(await blocked?.visit.facts()).toEqual([]);
  });

  it('[EN14] a basket makes an offer worth its cost, and the block becomes an offer', async () => {
    // 0.0015 × 8,000 × 0.3 = 3.6 of margin against 0.2 × 1/60 × 3,000 = 10; a basket of 179.95 brings 8.1.
    const environment = knowing(0.0015, { worth: { ...WORTH, exploreShare: asShare(0) } });
    await onShift(environment, 50);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout'), filled(), COUPON);
    expect(await visit.offers()).toMatchObject([{ silence: { kind: 'not-worth' } }]);
    environment.clock.advance(BLOCK_JUDGED_EVERY_MS);
    await visit.send(filled(40_000), COUPON);
    // 0.0015 × 40,000 × 0.3 = 18.
    const [offer] = await visit.offers();
    expect(offer).toMatchObject({ state: 'offered', offeredWithChance: 1 });
    expect(offer?.decided).toMatchObject({ gainMinor: 8, takenWithChance: 1 });
    expect(offer?.decided?.features['basket-value']).toBe(40_000);
  });

  it('[EN15] a session that is judged again meets the same coin', async () => {
    const environment = knowing(-0.1);
    await onShift(environment, 200);
    const blocked = await visitors(environment, 8, ({ state }) => state === 'blocked');
    expect(blocked.length).toBe(8);
    for (let again = 0; again < 5; again += 1) {
      environment.clock.advance(BLOCK_JUDGED_EVERY_MS);
      for (const { visit } of blocked) await visit.send(COUPON);
    }
    for (const { visit } of blocked) {
      expect(await visit.offers()).toMatchObject([{ silence: { kind: 'not-worth' } }]);
      const { session } = await visit.session();
      const drawing = { digest: environment.digest, holdoutSalt: environment.holdoutSalt };
      expect(coinOf(drawing, session, COUPON_MAP.actionMap)).toBeGreaterThanOrEqual(0.5);
    }
  });

  it('[EN15] the explored are stamped in both arms with the chance of being taken times that of the arm', async () => {
    const environment = knowing(-0.1, { holdoutShare: asShare(0.4) });
    await onShift(environment, 200);
    const stamped = await visitors(environment, 40, ({ state }) => state !== 'blocked');
    const arms = new Set(stamped.map(({ offer }) => offer.state));
    expect([...arms].sort()).toEqual(['held-out', 'offered']);
    for (const { offer } of stamped) {
      expect(offer.decided?.takenWithChance).toBe(0.5);
      expect(offer.offeredWithChance).toBeCloseTo(0.5 * (1 - 0.4), 12);
    }
  });

  it('[EN15] a visitor’s arm is the same whatever an offer is thought to be worth', async () => {
    const arms: string[][] = [];
    for (const effect of [0.5, -0.5]) {
      const environment = knowing(effect, {
        holdoutShare: asShare(0.5),
        worth: { ...WORTH, exploreShare: asShare(1) },
      });
      await onShift(environment, 200);
      const all = await visitors(environment, 30, () => true);
      arms.push(all.map(({ offer }) => `${offer.visitor} ${offer.state}`));
    }
    expect(arms[0]?.length).toBe(30);
    expect(arms[1]).toEqual(arms[0]);
  });

  it('[EN15] coins of sessions and of maps fall evenly and apart from each other', () => {
    const { digest, holdoutSalt } = testEnvironment();
    const toss = (session: string, map: string): number =>
      coinOf({ digest, holdoutSalt }, asId(session), asId<ActionMapId>(map));
    const tossed = Array.from({ length: 4_000 }, (_, n) => [
      toss(`s-${n}`, 'a'),
      toss(`s-${n}`, 'b'),
    ]);
    const below = tossed.filter(([one = 1]) => one < 0.1);
    // Four standard deviations of 400.
    expect(Math.abs(below.length - 400)).toBeLessThan(76);
    const both = below.filter(([, other = 1]) => other < 0.1);
    expect(Math.abs(both.length - 40)).toBeLessThan(26);
  });

  it('[EN19] of two maps that call the one that gains more is stamped, with the chance that it was this one', async () => {
    const later = aMap({ ...COUPON_MAP, actionMap: asId<ActionMapId>('later'), priority: 1 });
    const foresight = openForesights({
      ...NO_FORESIGHT,
      expectedOf: (_, actionMap) => ({
        effect: actionMap === 'later' ? 0.5 : 0.2,
        orderMinor: 8_000,
        accepted: 0.2,
        talkMs: MINUTE_MS,
      }),
    });
    const actionMaps = [COUPON_MAP, later];
    const policy = policyOf(aPolicy({ actionMaps, worth: WORTH, holdoutShare: asShare(0.2) }));
    const environment = testEnvironment({ policy, foresight });
    await onShift(environment, 200);
    const all = await visitors(environment, 80, () => true);
    const of = (map: string) => all.flatMap(({ offer }) => (offer.actionMap === map ? offer : []));
    // Half of all is explored, and that falls evenly on both.
    for (const { offeredWithChance, decided } of of('later')) {
      expect(decided).toMatchObject({ effect: 0.5, takenWithChance: 0.75, someTakenWithChance: 1 });
      expect(offeredWithChance).toBeCloseTo(0.75 * 0.8, 12);
    }
    for (const { decided } of of('map-1'))
      expect(decided).toMatchObject({ effect: 0.2, takenWithChance: 0.25, someTakenWithChance: 1 });
    // Four standard deviations of 80 coins.
    expect(Math.abs(of('later').length - 60)).toBeLessThan(16);
    expect(of('later').length + of('map-1').length).toBe(80);
    expect(new Set(of('later').map(({ state }) => state))).toEqual(
      new Set(['offered', 'held-out']),
    );
  });

  it('[EN14] an agent who offers by hand has weighed for themselves', async () => {
    const environment = knowing(-1, { actionMaps: [] });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const { session } = await visit.session();
    const who = { kind: 'agent', agent: asId<AgentId>('agent-1'), role: 'agent' } as const;
    const command = { type: 'offer.make', session, offer: 'hand-1' } as const;
    await commit(environment, (work) => makeOffer(work, who, command, MESSAGE));
    expect(await visit.offers()).toMatchObject([
      { state: 'offered', decided: { takenWithChance: 1, effect: null, gainMinor: null } },
    ]);
  });
});

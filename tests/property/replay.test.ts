import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../shared/kernel/ids.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs, DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { openForesights } from '../../sidecar/app/learning/foresights.ts';
import { passTime } from '../../sidecar/app/pass-time.ts';
import { openCourse } from '../../sidecar/app/replay/course.ts';
import { newestSessions, readVisits } from '../../sidecar/app/replay/past-visits.ts';
import { type Foresight, NO_FORESIGHT } from '../../sidecar/domain/engagement/foresight.ts';
import type { Offer } from '../../sidecar/domain/engagement/offer.ts';
import { HESITATIONS } from '../../sidecar/domain/engagement/reason.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import { aMap, aPolicy } from '../support/builders/policy.ts';
import { policyOf, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { anObserved } from '../support/generate-acts.ts';
import { accept, reject } from '../support/hesitating.ts';
import { aVisit, onShift, type Visit } from '../support/visit.ts';

const NEVER = new AbortController().signal;

const aSomeMap = fc
  .record({
    actionMap: fc.constantFrom('map-a', 'map-b', 'map-c').map((id) => asId<ActionMapId>(id)),
    priority: fc.nat(3),
    scoreFrom: fc.constantFrom(0, 20, 45),
    hesitations: fc.subarray([...HESITATIONS], { maxLength: 3 }),
    isReturning: fc.constantFrom(null, true, false),
  })
  .map(({ isReturning, ...but }) => {
    const segment = { ...aMap().segment, isReturning };
    return aMap({ ...but, segment });
  });

const policies: fc.Arbitrary<Policy> = fc
  .record({
    actionMaps: fc.uniqueArray(aSomeMap, {
      minLength: 1,
      maxLength: 3,
      selector: ({ actionMap }) => actionMap,
    }),
    holdoutShare: fc.constantFrom(0, 0.3, 0.6).map(asShare),
    offersPerSession: fc.integer({ min: 1, max: 3 }),
    offersPerPeriod: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ actionMaps, holdoutShare, ...more }) =>
    aPolicy({
      actionMaps,
      holdoutShare,
      caps: { ...aPolicy().caps, ...more, periodMs: asDurationMs(DAY_MS) },
    }),
  );

/** A page that acts, or an answer to what is on its screen. */
const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    observed: anObserved,
    afterMs: fc.constantFrom(500, 5_000, 20_000, 90_000, 40 * 60_000),
    answer: fc.constantFrom('none', 'none', 'none', 'yes', 'no'),
  } as const),
  { minLength: 20, maxLength: 90 },
);
type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** Thinks little of some moments, so that coins are tossed. */
const PARTLY_WORTH: Foresight = {
  ...NO_FORESIGHT,
  expectedOf: (features) => ({
    effect:
      features.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0) % 2 < 1
        ? 0.2
        : -0.2,
    orderMinor: 5_000,
    accepted: 0.3,
    talkMs: MINUTE_MS,
  }),
};

/** Knows what offers of two maps change, of the third not until later in a visit: gain decides, then the lead's order. */
const MAPS_DIFFER: Foresight = {
  ...NO_FORESIGHT,
  expectedOf: (features, actionMap) => {
    const sum = features.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);
    if (actionMap === 'map-c' && sum % 3 < 1) return null;
    const effect = actionMap === 'map-a' ? 0.05 : 0.3 - (sum % 5) / 10;
    return { effect, orderMinor: 5_000, accepted: 0.3, talkMs: MINUTE_MS };
  },
};

async function lived(
  sequence: Steps,
  policy: Policy,
  foresight: Foresight,
): Promise<TestEnvironment> {
  const environment = testEnvironment({
    policy: policyOf(policy),
    foresight: openForesights(foresight),
  });
  await onShift(environment, ...Array.from({ length: 30 }, () => 5));
  const visits: Visit[] = [];
  for (const _ of [1, 2, 3]) visits.push(await aVisit(environment));
  for (const { who, observed, afterMs, answer } of sequence) {
    environment.clock.advance(afterMs);
    await passTime(environment);
    const visit = visits[who];
    if (visit === undefined) continue;
    await visit.send(observed);
    const [newest] = await visit.offers();
    if (newest?.state !== 'offered') continue;
    // Of what happens within one millisecond nothing says afterwards which came first.
    environment.clock.advance(1);
    if (answer === 'yes') await accept(environment, visit, `talk-${newest.offer}`);
    if (answer === 'no') await reject(environment, visit);
  }
  environment.clock.advance(2 * DAY_MS);
  await passTime(environment);
  return environment;
}

/** What of a stamp is the decision's, and not the name or the answer. */
function decisionIn({ session, actionMap, state, silence, decided, ...offer }: Offer) {
  const { qualifiedAt, offeredWithChance, orderedAt } = offer;
  const isShown = state !== 'blocked' && state !== 'held-out';
  const fate = isShown ? 'shown' : state;
  const chances = [decided?.takenWithChance, decided?.someTakenWithChance];
  return { session, actionMap, fate, silence, qualifiedAt, offeredWithChance, chances, orderedAt };
}

const inOrder = (stamps: readonly Offer[]) =>
  stamps
    .map(decisionIn)
    .sort(
      (a, b) => a.qualifiedAt - b.qualifiedAt || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
    );

describe('replaying what happened', () => {
  it.each([
    ['nothing is learned', NO_FORESIGHT],
    ['some moments seem not worth an offer', PARTLY_WORTH],
    ['maps gain more or less than others', MAPS_DIFFER],
  ])(
    '[RP1] under the maps and the rule in force gives the very stamps that were made, when %s',
    async (_, foresight) => {
      let shown = 0;
      await fc.assert(
        fc.asyncProperty(steps, policies, async (sequence, policy) => {
          const environment = await lived(sequence, policy, foresight);
          const made = await environment.store.read((tx) => tx.offers.since(asEpochMs(0)));
          const again: Offer[] = [];
          const newest = await newestSessions(environment, asEpochMs(0), 1_000, NEVER);
          const course = openCourse(environment, {
            policies: { before: policy, after: policy },
            foresights: () => ({ before: foresight, after: foresight }),
          });
          for (const whole of await readVisits(environment, newest?.sessions ?? [])) {
            again.push(...course.add(whole).after.map(({ offer }) => offer));
          }
          shown += made.length;
          expect(inOrder(again)).toEqual(inOrder(made));
        }),
        { numRuns: 40 },
      );
      // Else it would say nothing.
      expect(shown).toBeGreaterThan(25);
    },
    60_000,
  );
});

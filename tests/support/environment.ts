import { asShare } from '../../shared/kernel/measure.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { asDurationMs } from '../../shared/kernel/time.ts';
import { nodeDigest, systemTurns } from '../../sidecar/adapters/ambient/system.ts';
import { inProcessBus } from '../../sidecar/adapters/bus/in-process.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { RANK_BOUNDS } from '../../sidecar/adapters/suggestion/bounds.ts';
import { suggesterHere } from '../../sidecar/adapters/suggestion/here.ts';
import { snowballStems } from '../../sidecar/adapters/suggestion/stems.ts';
import { trainerHere } from '../../sidecar/adapters/trainer/here.ts';
import type { Environment } from '../../sidecar/app/context.ts';
import { doorbell } from '../../sidecar/app/doorbell.ts';
import { openForesights } from '../../sidecar/app/learning/foresights.ts';
import { oneReplay } from '../../sidecar/app/replay/one-replay.ts';
import { learnMoments } from '../../sidecar/domain/engagement/learned/learn-moments.ts';
import { finished } from '../../sidecar/domain/learning/learn.ts';
import { readModel } from '../../sidecar/domain/learning/model-text.ts';
import { learnUplift } from '../../sidecar/domain/learning/uplift/learn-uplift.ts';
import type { Policy, Shop } from '../../sidecar/domain/policy.ts';
import { buildRanker } from '../../sidecar/domain/suggestion/ranker.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import type {
  IdentityCheck,
  IdentityFault,
  SignedIdentity,
} from '../../sidecar/ports/identity-check.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { countingIds } from './ids.ts';
import { memorySeal } from './memory-seal.ts';
import { seededChance } from './seeded-chance.ts';

/** An Environment that needs no disk, network or time. */
export interface TestEnvironment extends Environment {
  readonly clock: FakeClock;
}

/** The shop that visitors of tests are seen on. */
export const TEST_SHOP: Shop = {
  shop: 'boots',
  name: 'Boots',
  origins: ['https://boots.example'],
  identifyKeys: [{ kid: null, key: 'a-key-that-only-the-shop-and-we-know' }],
  serverKeys: ['a-key-for-the-server-of-the-boots-shop'],
  engine: { kind: 'asks-us' },
};

/** No action maps, no holdout: a test that is about those brings its own. */
export const TEST_POLICY: Policy = {
  actionMaps: [],
  caps: {
    offersPerSession: 2,
    offersPerPeriod: 3,
    periodMs: asDurationMs(7 * 86_400_000),
    quietAfterRejectionMs: asDurationMs(86_400_000),
  },
  holdoutShare: asShare(0),
  offerValidMs: asDurationMs(60_000),
  serviceLevel: asShare(0.9),
  worth: { marginShare: asShare(0.3), agentHourMinor: 3_000, exploreShare: asShare(0.1) },
  dispositions: [
    { id: 'solved', nl: 'Opgelost', en: 'Solved', isSolved: true },
    { id: 'no-answer', nl: 'Geen antwoord', en: 'No answer', isSolved: false },
  ],
  cobrowse: [],
};

/** Everything real except the disk, the clock, chance and what was signed elsewhere. */
export function testEnvironment(changes: Partial<TestEnvironment> = {}): TestEnvironment {
  const policy = TEST_POLICY;
  return {
    store: memoryStore(),
    bus: inProcessBus(),
    effectsDue: doorbell(),
    hasWebhook: true,
    clock: fakeClock(),
    ids: countingIds(),
    chance: seededChance(1),
    digest: nodeDigest(),
    turns: systemTurns(),
    ledgerSeal: memorySeal(),
    suggester: suggesterHere((knowledge) => buildRanker(knowledge, snowballStems(), RANK_BOUNDS)),
    trainer: trainerHere({
      learn: learnMoments,
      learnEffect: (course) => finished(learnUplift(course)),
      read: readModel,
    }),
    prior: null,
    stems: snowballStems(),
    log: SILENT,
    policy: policyOf(policy),
    identityCheck: IDENTITY_AS_TEXT,
    agentProof: { check: async () => ok(undefined) },
    installation: 'test-installation',
    shops: { current: () => [TEST_SHOP] },
    holdoutSalt: 'test-salt',
    foresight: openForesights(),
    replays: oneReplay(),
    ...changes,
  };
}

/** A policy that stays as it is. */
export function policyOf(policy: Policy): Environment['policy'] {
  return fixedPolicy(policy);
}

/** A token for `testEnvironment`: what the shop says, or what is wrong with it. */
export function identityToken(said: SignedIdentity | { readonly fault: IdentityFault }): string {
  return JSON.stringify(said);
}

// Signatures are checked by the adapter and tested there; here only what follows from them.
const IDENTITY_AS_TEXT: IdentityCheck = {
  check: async (_shop, token) => {
    const said: SignedIdentity | { readonly fault: IdentityFault } = JSON.parse(token);
    return 'fault' in said ? err(said.fault) : ok(said);
  },
};

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

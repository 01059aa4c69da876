import { asId } from '../../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../shared/kernel/time.ts';
import type { Allowance } from '../../../sidecar/domain/mandate/allowance.ts';
import type { Code } from '../../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../../sidecar/domain/mandate/exercise.ts';
import type {
  Mandate,
  MandateLimits,
  MandateTerms,
} from '../../../sidecar/domain/mandate/mandate.ts';
import type { Situation } from '../../../sidecar/domain/mandate/situation.ts';
import type { Basket } from '../../../sidecar/domain/session/act.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** Whole minor units, short to write. */
export const minor = (value: number): Minor => asMinor(value);

/** 10 % freely, 20 % with approval, at most € 50 each time. */
export const PERCENTAGE = {
  kind: 'percentage' as const,
  free: 10,
  ask: 20,
  steps: [5, 10, 15, 20],
  costMax: minor(50_00),
} satisfies Allowance;
/** € 5 freely, € 15 with approval. */
export const AMOUNT = {
  kind: 'amount' as const,
  free: minor(5_00),
  ask: minor(15_00),
  steps: [minor(2_50), minor(5_00), minor(15_00)],
} satisfies Allowance;
export const CREDIT = { ...AMOUNT, kind: 'credit' as const } satisfies Allowance;
export const SHIPPING = {
  kind: 'free-shipping' as const,
  cost: minor(4_95),
  needsApproval: false,
} satisfies Allowance;
export const GIFT = {
  kind: 'gift' as const,
  what: 'Shoe brush',
  cost: minor(3_00),
  needsApproval: true,
} satisfies Allowance;

/** Nothing bounds but € 100 a day. */
export const LIMITS: MandateLimits = {
  perConversation: { minor: null, exercises: null },
  perVisitor: { minor: null, exercises: null, period: 'week' },
  budgets: [{ period: 'day', minor: minor(100_00) }],
};

/** For all agents, everywhere, for everybody, € 100 a day; name only what matters. */
export function someTerms(changes: Partial<MandateTerms> = {}): MandateTerms {
  return {
    name: 'Boots',
    bearers: { agents: [], roles: ['agent'], skills: [] },
    ground: { categories: [], products: [], basketFrom: null, basketTo: null },
    beneficiaries: { visitors: 'all', customerValues: null },
    allowances: [PERCENTAGE, AMOUNT, CREDIT, SHIPPING, GIFT],
    limits: LIMITS,
    approval: { by: [], answerWithinMs: asDurationMs(120_000) },
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    validFrom: asEpochMs(MONDAY_MORNING - 86_400_000),
    validTo: null,
    codeValidMs: asDurationMs(86_400_000),
    ...changes,
  };
}

/** The first version, as someTerms are. */
export function aMandate({
  terms,
  ...changes
}: Partial<Omit<Mandate, 'terms'>> & { terms?: Partial<MandateTerms> } = {}): Mandate {
  return {
    mandate: asId('mandate-1'),
    version: 1,
    terms: someTerms(terms),
    savedBy: asId('lead-1'),
    savedAt: MONDAY_MORNING,
    revokedAt: null,
    ...changes,
  };
}

/** One pair of boots in euros, worth so much. */
export function aBasket(valueMinor: number, changes: Partial<Basket> = {}): Basket {
  const boots = { product: 'B-1', name: 'Boots', category: 'Boots', variant: '39' };
  return {
    lines: [{ ...boots, priceMinor: valueMinor, quantity: 1 }],
    valueMinor,
    currency: 'EUR',
    ...changes,
  };
}

/** agent-1 talks with a new visitor who has € 80 in the basket. */
export function aSituation(changes: Partial<Situation> = {}): Situation {
  return {
    agent: { agent: asId('agent-1'), role: 'agent', skills: [] },
    conversation: asId('talk-1'),
    visitor: { commitment: 'c0ffee', isNew: true, customerValue: null },
    basket: aBasket(80_00),
    exercisesLeft: 20,
    periodKeys: () => ({ day: 'day:2026-11-02', week: 'week:2026-W45', month: 'month:2026-11' }),
    ...changes,
  };
}

/** A code for 10 %, at most € 8, of a basket in euros, made a moment ago and good for a day. */
export function aCode(changes: Partial<Code> = {}): Code {
  return {
    code: asId('code-1'),
    text: 'ABCD-EFGH-JKMN',
    exercise: asId('exercise-1'),
    conversation: asId('talk-1'),
    visitor: asId('visitor-1'),
    shop: asId('boots'),
    worth: {
      kind: 'percentage',
      percent: 10,
      most: minor(8_00),
      currency: 'EUR',
      basketFrom: null,
    },
    state: 'made',
    why: '',
    shopRef: null,
    heldBy: null,
    order: null,
    taken: null,
    replaces: null,
    madeAt: MONDAY_MORNING,
    changedAt: MONDAY_MORNING,
    expiresAt: asEpochMs(MONDAY_MORNING + 86_400_000),
    ...changes,
  };
}

/** € 8 set aside in the day and the conversation. */
export function anExercise(changes: Partial<Exercise> = {}): Exercise {
  return {
    exercise: asId('exercise-1'),
    mandate: asId('mandate-1'),
    version: 1,
    agent: asId('agent-1'),
    conversation: asId('talk-1'),
    visitor: asId('visitor-1'),
    step: { kind: 'percentage', percent: 10 },
    currency: 'EUR',
    reserved: minor(8_00),
    cost: null,
    charges: [
      { scope: 'mandate:mandate-1:day:2026-11-02', minor: minor(8_00), exercises: 1 },
      { scope: 'mandate:mandate-1:conversation:talk-1', minor: minor(8_00), exercises: 1 },
    ],
    approval: null,
    code: asId('code-1'),
    task: null,
    at: MONDAY_MORNING,
    ...changes,
  };
}

import { type Static, Type } from '@sinclair/typebox';
import {
  ALLOWANCES_MAX,
  APPROVAL_WAIT_MAX_MS,
  APPROVAL_WAIT_MIN_MS,
  BEARERS_MAX,
  CODE_VALID_MAX_MS,
  CODE_VALID_MIN_MS,
  GROUND_WORDS_MAX,
  MONEY_MAX_MINOR,
  NAME_MAX_CHARS,
  SKILL_MAX_CHARS,
  SKILLS_MAX,
  STEPS_MAX,
} from '../limits.ts';
import { Count, Currency, Exact, Id, Maybe, Moment, Name, OneOf, Words } from '../scalars.ts';

/** Money that is given or set aside: never negative. */
export const Given = Count(MONEY_MAX_MINOR);
const Percent = Type.Integer({ minimum: 0, maximum: 100 });
const steps = <T extends typeof Given | typeof Percent>(step: T) =>
  Type.Array(step, { maxItems: STEPS_MAX });

/** One kind of thing that may be given: up to `free` by the agent alone, up to `ask` with approval. */
export const Allowance = Type.Union([
  Exact({
    kind: Type.Literal('percentage'),
    free: Percent,
    ask: Percent,
    steps: steps(Percent),
    costMax: Maybe(Given),
  }),
  Exact({ kind: OneOf('amount', 'credit'), free: Given, ask: Given, steps: steps(Given) }),
  Exact({ kind: Type.Literal('free-shipping'), cost: Given, needsApproval: Type.Boolean() }),
  Exact({
    kind: OneOf('gift', 'card'),
    what: Name,
    cost: Given,
    needsApproval: Type.Boolean(),
  }),
]);

/** One exercise, as asked for. */
export const Step = Type.Union([
  Exact({ kind: Type.Literal('percentage'), percent: Percent }),
  Exact({ kind: OneOf('amount', 'credit'), minor: Given }),
  Exact({ kind: OneOf('free-shipping', 'gift', 'card') }),
]);
export type Step = Static<typeof Step>;

const Period = OneOf('day', 'week', 'month');
const Bound = { minor: Maybe(Given), exercises: Maybe(Count(1_000_000)) };
const Named = Type.Array(Name, { maxItems: GROUND_WORDS_MAX });

/** What a lead lays down; everything of a mandate that has versions. */
export const MandateTerms = Exact({
  name: Name,
  bearers: Exact({
    agents: Type.Array(Id, { maxItems: BEARERS_MAX }),
    roles: Type.Array(OneOf('agent', 'lead'), { maxItems: 2 }),
    skills: Type.Array(Words(SKILL_MAX_CHARS), { maxItems: SKILLS_MAX }),
  }),
  ground: Exact({
    categories: Named,
    products: Named,
    basketFrom: Maybe(Given),
    basketTo: Maybe(Given),
  }),
  beneficiaries: Exact({
    visitors: OneOf('all', 'new', 'returning'),
    customerValues: Maybe(Type.Array(OneOf('low', 'middle', 'high'), { maxItems: 3 })),
  }),
  allowances: Type.Array(Allowance, { maxItems: ALLOWANCES_MAX }),
  limits: Exact({
    perConversation: Exact(Bound),
    perVisitor: Exact({ ...Bound, period: Period }),
    budgets: Type.Array(Exact({ period: Period, minor: Given }), { maxItems: 3 }),
  }),
  approval: Exact({
    by: Type.Array(Id, { maxItems: BEARERS_MAX }),
    answerWithinMs: Type.Integer({
      minimum: APPROVAL_WAIT_MIN_MS,
      maximum: APPROVAL_WAIT_MAX_MS,
    }),
  }),
  currency: Currency,
  timeZone: Words(NAME_MAX_CHARS),
  validFrom: Moment,
  validTo: Maybe(Moment),
  codeValidMs: Type.Integer({ minimum: CODE_VALID_MIN_MS, maximum: CODE_VALID_MAX_MS }),
});
export type MandateTerms = Static<typeof MandateTerms>;

/** As leads see it. */
export const MandateCard = Exact({
  mandate: Id,
  version: Count(),
  terms: MandateTerms,
  savedBy: Id,
  savedAt: Moment,
  revokedAt: Maybe(Moment),
});
export type MandateCard = Static<typeof MandateCard>;

/** Commands of a lead. `from` is the version that was changed, 0 for a new one: two leads at once do not overwrite. */
export const MandateSave = Exact({
  type: Type.Literal('mandate.save'),
  mandate: Id,
  from: Count(),
  terms: MandateTerms,
});
export const MandateRevoke = Exact({ type: Type.Literal('mandate.revoke'), mandate: Id });

/** Command of an agent: gives something. `version` is the one that was on screen. */
export const MandateExercise = Exact({
  type: Type.Literal('mandate.exercise'),
  exercise: Id,
  conversation: Id,
  mandate: Id,
  version: Count(),
  step: Step,
});

/** Fact to everybody on the floor: what may be given has changed. */
export const MandateChanged = Exact({
  type: Type.Literal('mandate.changed'),
  mandate: Id,
  version: Count(),
  isRevoked: Type.Boolean(),
});

export type MandateSave = Static<typeof MandateSave>;
export type MandateRevoke = Static<typeof MandateRevoke>;
export type MandateExercise = Static<typeof MandateExercise>;
export type MandateChanged = Static<typeof MandateChanged>;

import fc from 'fast-check';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asDurationMs } from '../../shared/kernel/time.ts';
import type { Step } from '../../sidecar/domain/mandate/allowance.ts';
import type { MandateTerms } from '../../sidecar/domain/mandate/mandate.ts';
import { someTerms } from '../support/builders/mandate.ts';

const GIVEN_MAX = 30;

/** Something that somebody, the shop or time does; `dies` kills the process before its commit. */
export type Act = { readonly dies: boolean } & (
  | {
      readonly kind: 'give' | 'ask';
      readonly id: number;
      readonly mandate: number;
      readonly version: number;
      readonly talk: number;
      readonly step: Step;
    }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly by: number;
      readonly answer: 'grant' | 'lower' | 'refuse';
      readonly step: Step;
    }
  | { readonly kind: 'delegate' | 'withdraw'; readonly id: number }
  | {
      readonly kind: 'code';
      readonly id: number;
      readonly move: CodeAct;
      readonly order: number;
      readonly share: number;
    }
  | { readonly kind: 'task'; readonly id: number; readonly state: 'done' | 'failed' }
  | { readonly kind: 'save'; readonly mandate: number; readonly terms: MandateTerms }
  | { readonly kind: 'revoke'; readonly mandate: number }
  | { readonly kind: 'time'; readonly minutes: number }
);
const CODE_ACTS = [
  'make',
  'fail',
  'show',
  'apply',
  'release',
  'redeem',
  'redeem',
  'return',
  'lose',
  'replace',
  'revoke',
] as const;
export type CodeAct = (typeof CODE_ACTS)[number];

const money = (max: number, min = 1) => fc.integer({ min, max }).map(asMinor);
// Less than the dearest thing the terms allow would contradict them.
const bound = (max: number) => money(max, 15_00);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 });

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), percent: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ kind: fc.constantFrom('amount' as const, 'credit' as const), minor: money(16_00) }),
  fc.record({ kind: fc.constant('free-shipping' as const) }),
);

const someLimits = fc.record({
  perConversation: fc.record({
    minor: maybe(bound(60_00)),
    exercises: maybe(fc.integer({ min: 1, max: 4 })),
  }),
  perVisitor: fc.record({
    minor: maybe(bound(80_00)),
    exercises: maybe(fc.integer({ min: 1, max: 6 })),
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  }),
  // A shorter period's budget is no more than a longer one's.
  budgets: fc
    .tuple(
      fc.subarray(['day' as const, 'week' as const, 'month' as const], { minLength: 1 }),
      fc.tuple(bound(250_00), bound(250_00), bound(250_00)),
    )
    .map(([periods, amounts]) => {
      const ascending = amounts.toSorted((one, other) => one - other);
      return periods.map((period, place) => ({
        period,
        minor: ascending[place] ?? asMinor(250_00),
      }));
    }),
});

/** Terms that can be saved, with bounds that are soon reached. */
export const someBoundTerms: fc.Arbitrary<MandateTerms> = someLimits.map((limits) =>
  someTerms({ limits, codeValidMs: asDurationMs(36 * 3_600_000) }),
);

const anId = fc.nat(9);
export const anAct: fc.Arbitrary<Act> = fc
  .tuple(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constantFrom('give' as const, 'give' as const, 'ask' as const),
          id: fc.nat(GIVEN_MAX),
          mandate: fc.nat(1),
          version: fc.constantFrom(0, 0, 0, 0, 1),
          talk: fc.nat(2),
          step: aStep,
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('answer' as const),
          id: anId,
          by: fc.nat(2),
          answer: fc.constantFrom(
            'grant' as const,
            'grant' as const,
            'lower' as const,
            'refuse' as const,
          ),
          step: aStep,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constantFrom('delegate' as const, 'withdraw' as const),
          id: anId,
        }),
      },
      {
        weight: 14,
        arbitrary: fc.record({
          kind: fc.constant('code' as const),
          id: anId,
          move: fc.constantFrom(...CODE_ACTS),
          order: fc.nat(2),
          share: fc.nat(100),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('task' as const),
          id: anId,
          state: fc.constantFrom('done' as const, 'failed' as const),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('save' as const),
          mandate: fc.nat(1),
          terms: someBoundTerms,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('revoke' as const), mandate: fc.constant(1) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('time' as const),
          minutes: fc.constantFrom(1, 60, 720, 1_440, 10_080),
        }),
      },
    ),
    fc.nat(9),
  )
  .map(([act, dies]) => ({ ...act, dies: dies === 0 }));

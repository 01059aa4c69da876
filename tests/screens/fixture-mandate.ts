import type { Option } from '../../shared/protocol/messages/allowed.ts';
import type { ExerciseCard } from '../../shared/protocol/messages/code.ts';

const MINUTE = 60_000;
/** The mandate of every scene, and the basket it is for. */
export const MANDATE = { mandate: 'mandate-boots', version: 3, mandateName: 'Laarzen' } as const;
export const BASKET_MINOR = 31_000;

function option(more: Partial<Option>): Option {
  return {
    ...MANDATE,
    step: { kind: 'free-shipping' },
    what: '',
    cost: 0,
    currency: 'EUR',
    leftMinor: 41_200,
    denial: null,
    ...more,
  };
}

function percentage(percent: number, denial: Option['denial'] = null): Option {
  const cost = Math.ceil((BASKET_MINOR * percent) / 100);
  return option({ step: { kind: 'percentage', percent }, cost, denial });
}

function money(kind: 'amount' | 'credit', minor: number, denial: Option['denial'] = null): Option {
  return option({ step: { kind, minor }, cost: minor, denial });
}

const AMOUNT_BOUNDS = { free: 1_250, ask: 4_000 };

/** What may be given, as a scene wants it. */
export function options(mandate: string | null): readonly Option[] {
  const shipping = option({ cost: 495 });
  const gift = option({ step: { kind: 'gift' }, what: 'Schoenspanner', cost: 800 });
  switch (mandate) {
    case null:
    case 'none':
      return [];
    case 'amount':
      return [
        ...[500, 1_000].map((minor) => ({ ...money('amount', minor), bounds: AMOUNT_BOUNDS })),
        { ...money('amount', 2_500, 'needs-approval'), bounds: AMOUNT_BOUNDS },
        ...[1_000, 2_500].map((minor) => money('credit', minor)),
        money('credit', 7_500, 'needs-approval'),
      ].map((one) => ({ ...one, mandateName: 'Service', mandate: 'mandate-service' }));
    case 'denied':
      return [5, 10, 15]
        .map((percent) => percentage(percent, 'no-basket'))
        .concat({ ...shipping, denial: 'no-basket' }, { ...gift, denial: 'over-visitor' });
    case 'two':
      return [
        percentage(5),
        percentage(10),
        option({
          step: { kind: 'card' },
          what: 'Kaart met een groet',
          cost: 350,
          mandate: 'mandate-service',
          mandateName: 'Service en herstel',
          leftMinor: 9_000,
        }),
      ];
    default:
      return [
        percentage(5),
        percentage(10),
        percentage(15, 'needs-approval'),
        percentage(20, 'over-budget'),
        shipping,
        gift,
        option({ step: { kind: 'card' }, what: 'Kaart', cost: 350, denial: 'over-conversation' }),
      ];
  }
}

function exercise(now: number, more: Partial<ExerciseCard>): ExerciseCard {
  return {
    exercise: 'exercise-1',
    mandate: MANDATE.mandate,
    version: MANDATE.version,
    agent: 'agent-me',
    conversation: 'boots',
    visitor: 'visitor-boots-77b0',
    step: { kind: 'percentage', percent: 10 },
    currency: 'EUR',
    reserved: 3_100,
    cost: null,
    code: null,
    task: null,
    at: now - MINUTE,
    changedAt: now - MINUTE,
    ...more,
  };
}

function code(
  now: number,
  state: NonNullable<ExerciseCard['code']>['state'],
  more: Partial<NonNullable<ExerciseCard['code']>> = {},
): NonNullable<ExerciseCard['code']> {
  return {
    code: 'code-1',
    text: 'KM4T-7QXW-9PRV',
    state,
    why: '',
    order: null,
    replaces: null,
    expiresAt: now + 26 * 60 * MINUTE,
    ...more,
  };
}

/** What was given, as a scene wants it. */
export function exercises(mandate: string | null, now: number): readonly ExerciseCard[] {
  const task = {
    task: 'task-1',
    owner: 'agent-b',
    what: 'Tegoed op de factuur van oktober',
    state: 'open',
    dueAt: now + 30 * 60 * MINUTE,
  } as const;
  switch (mandate) {
    case 'making':
      return [exercise(now, { code: code(now, 'making') })];
    case 'made':
      return [exercise(now, { code: code(now, 'made') })];
    case 'lost':
      return [
        exercise(now, {
          code: code(now, 'lost', {
            why: 'Order 20418 was paid without it: order 20417 had used it.',
            cause: { kind: 'used-elsewhere', order: '20418', by: '20417' },
          }),
        }),
      ];
    case 'after-end':
      return [
        exercise(now, {
          cost: 0,
          code: code(now, 'revoked', {
            why: 'Order 20419 was paid with it after it had ended.',
            cause: { kind: 'paid-after-end', order: '20419', by: null },
          }),
        }),
      ];
    case 'given':
      return [
        exercise(now, { code: code(now, 'shown') }),
        exercise(now, {
          exercise: 'exercise-2',
          step: { kind: 'credit', minor: 2_500 },
          reserved: 2_500,
          task,
          at: now - 2 * MINUTE,
        }),
        exercise(now, {
          exercise: 'exercise-3',
          step: { kind: 'free-shipping' },
          reserved: 495,
          cost: 495,
          code: code(now, 'redeemed', { code: 'code-3', text: 'V2C8-HH4D-K0TN', order: '20417' }),
          at: now - 3 * MINUTE,
        }),
        exercise(now, {
          exercise: 'exercise-4',
          code: code(now, 'revoked', { code: 'code-4', text: 'B7GW-22QF-MM1Z' }),
          cost: 0,
          at: now - 4 * MINUTE,
        }),
        exercise(now, {
          exercise: 'exercise-5',
          code: code(now, 'applied', { code: 'code-5', text: 'R3PD-0XTV-6HJW' }),
          at: now - 5 * MINUTE,
        }),
      ];
    default:
      return [];
  }
}

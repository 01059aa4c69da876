import type { Tables } from '../../extension/db/tables.ts';
import type { ApprovalCard, TaskCard } from '../../shared/protocol/messages/approval.ts';
import type { MandateTerms } from '../../shared/protocol/messages/mandate.ts';
import { BASKET_MINOR, exercises, MANDATE } from './fixture-mandate.ts';

const MINUTE = 60_000;

function approval(now: number, more: Partial<ApprovalCard>): ApprovalCard {
  return {
    approval: 'approval-1',
    ...MANDATE,
    agent: 'agent-me',
    conversation: 'boots',
    visitor: 'visitor-boots-77b0',
    step: { kind: 'percentage', percent: 15 },
    cost: 4_650,
    basketMinor: BASKET_MINOR,
    leftMinor: 41_200,
    currency: 'EUR',
    reason: 'Bestelt nu',
    leads: ['agent-c'],
    state: 'asked',
    answeredBy: null,
    words: '',
    allowed: null,
    askedAt: now - 40_000,
    answerBy: now + 80_000,
    changedAt: now - 40_000,
    ...more,
  };
}

/** What was asked of leads, as a scene wants it. */
export function approvals(mandate: string | null, now: number): readonly ApprovalCard[] {
  const ofMe = {
    agent: 'agent-b',
    conversation: 'other',
    visitor: 'visitor-other',
    leads: ['agent-me', 'agent-c'],
    reason: 'De laatste factuur had kwijtgescholden moeten worden. Klant sinds 2019.',
  };
  switch (mandate) {
    case 'asked':
      return [approval(now, {})];
    case 'lowered':
      return [
        approval(now, {
          state: 'lowered',
          answeredBy: 'agent-c',
          allowed: { kind: 'percentage', percent: 12 },
          words: 'Twaalf is genoeg, zij koopt vaker bij ons.',
          changedAt: now - 5_000,
        }),
      ];
    case 'refused':
      return [
        approval(now, { state: 'refused', answeredBy: 'agent-c', words: 'Niet bij deze mand' }),
      ];
    case 'lead':
      return [approval(now, ofMe)];
    case 'leads':
      return [
        approval(now, ofMe),
        approval(now, {
          ...ofMe,
          approval: 'approval-2',
          agent: 'agent-e',
          conversation: 'parcel',
          visitor: 'visitor-parcel',
          step: { kind: 'credit', minor: 7_500 },
          cost: 7_500,
          answerBy: now + 100_000,
        }),
        approval(now, {
          ...ofMe,
          approval: 'approval-3',
          step: { kind: 'gift' },
          what: 'Schoenspanner van cederhout',
          cost: 1_450,
          answerBy: now + 90_000,
        }),
      ];
    default:
      return [];
  }
}

/** What is to be carried out, as a scene wants it. */
export function tasks(mandate: string | null, now: number): readonly TaskCard[] {
  if (mandate !== 'tasks') return [];
  const task = (more: Partial<TaskCard>): TaskCard => ({
    task: 'task-1',
    exercise: 'exercise-2',
    conversation: 'boots',
    visitor: 'visitor-boots-77b0',
    kind: 'credit',
    what: 'Tegoed op de factuur van oktober',
    owner: 'agent-me',
    dueAt: now + 4 * 60 * MINUTE,
    state: 'open',
    note: '',
    changedAt: now,
    ...more,
  });
  return [
    task({ task: 'task-2', kind: 'card', what: 'Kaart met een groet', dueAt: now - 50 * MINUTE }),
    task({ owner: 'agent-b', what: '', worth: { minor: 2_500, currency: 'EUR' } }),
    task({
      task: 'task-3',
      kind: 'gift',
      what: 'Schoenspanner bij de bestelling',
      state: 'failed',
      note: 'Pakket was al weg.',
    }),
    ...[1, 2, 3, 4].map((n) =>
      task({
        task: `done-${n}`,
        what: '',
        worth: { minor: n * 1_250, currency: 'EUR' },
        owner: n === 2 ? 'agent-me' : 'agent-e',
        state: 'done',
        note: n === 1 ? 'Geboekt op de factuur van november.' : '',
        changedAt: now - n * MINUTE,
      }),
    ),
  ];
}

/** The terms that lowering takes its steps from. */
export function terms(now: number): MandateTerms {
  return {
    name: MANDATE.mandateName,
    bearers: { agents: [], roles: ['agent'], skills: [] },
    ground: { categories: [], products: [], basketFrom: null, basketTo: null },
    beneficiaries: { visitors: 'all', customerValues: null },
    allowances: [
      { kind: 'percentage', free: 10, ask: 20, steps: [5, 10, 12, 15, 20], costMax: null },
    ],
    limits: {
      perConversation: { minor: null, exercises: null },
      perVisitor: { minor: null, exercises: null, period: 'month' },
      budgets: [{ period: 'day', minor: 50_000 }],
    },
    approval: { by: [], answerWithinMs: 2 * MINUTE },
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    validFrom: now - MINUTE,
    validTo: null,
    codeValidMs: 60 * MINUTE,
  };
}

/** Puts all of it in the tables. */
export async function fillMandate(db: Tables, mandate: string | null, now: number): Promise<void> {
  await db.exercises.bulkPut([...exercises(mandate, now)]);
  await db.approvals.bulkPut([...approvals(mandate, now)]);
  await db.tasks.bulkPut([...tasks(mandate, now)]);
}

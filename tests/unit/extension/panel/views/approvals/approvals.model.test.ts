import { expect, test } from 'vitest';
import {
  AFTER_END_SAID_MS,
  afterEndKey,
  askedOf,
  canLower,
  delegates,
  movingOf,
  paidAfterEnd,
  readLower,
  stepsBelow,
} from '../../../../../../extension/panel/views/approvals/approvals.model.ts';
import type { MandateTerms } from '../../../../../../shared/protocol/messages/mandate.ts';
import { approvalCard, codeOfCard, exerciseCard } from '../../../../../support/builders/given.ts';
import { anAgent } from '../../support/rows.ts';

const percentage = (percent: number) => ({ kind: 'percentage', percent }) as const;
const credit = (minor: number) => ({ kind: 'credit', minor }) as const;

test('[MP6] a lead sees the open questions they may answer, the least time left first', () => {
  const cards = [
    approvalCard({ approval: 'late', answerBy: 9 }),
    approvalCard({ approval: 'soon', answerBy: 3 }),
    approvalCard({ approval: 'other', leads: ['l2'] }),
    approvalCard({ approval: 'over', state: 'granted' }),
    approvalCard({ approval: 'own', agent: 'l1' }),
  ];
  expect(askedOf(cards, 'l1').map(({ approval }) => approval)).toEqual(['soon', 'late']);
  expect(askedOf(cards, null)).toEqual([]);
});

test('[MP6] what is on its way about a question is that of this question', () => {
  const answer = {
    type: 'approval.answer',
    approval: 'p1',
    answer: 'lower',
    step: percentage(10),
    words: '',
  } as const;
  expect(movingOf(approvalCard(), [answer])).toBe('lower');
  expect(movingOf(approvalCard(), [{ type: 'approval.delegate', approval: 'p1', to: 'l2' }])).toBe(
    'delegate',
  );
  expect(movingOf(approvalCard({ approval: 'p2' }), [answer])).toBeNull();
});

test('[MP6, AP3] lowering offers less of the same kind, the largest first', () => {
  const boots: Pick<MandateTerms, 'allowances'> = {
    allowances: [
      { kind: 'percentage', free: 10, ask: 20, steps: [5, 10, 15, 20], costMax: null },
      { kind: 'gift', what: 'Shoe tree', cost: 800, needsApproval: true },
    ],
  };
  expect(stepsBelow(percentage(15), boots)).toEqual([percentage(10), percentage(5)]);
  expect(stepsBelow({ kind: 'gift' }, boots)).toEqual([]);
  expect(stepsBelow(credit(500), boots)).toEqual([]);
  expect(stepsBelow(percentage(15), undefined)).toEqual([]);
  expect(canLower(percentage(15))).toBe(true);
  expect(canLower({ kind: 'free-shipping' })).toBe(false);
});

test('[MP6, AP3] a size by hand is less than what was asked and more than nothing', () => {
  expect(readLower(percentage(15), '12', 'EUR')).toEqual(percentage(12));
  expect(readLower(credit(5_000), '49,99', 'EUR')).toEqual(credit(4_999));
  for (const wrong of ['15', '0', '', '-3', '7.5', 'ten']) {
    expect(readLower(percentage(15), wrong, 'EUR')).toBeNull();
  }
  expect(readLower(credit(5_000), '50', 'EUR')).toBeNull();
});

test('[MP6, AP1] a question is passed on to another lead with access, never to who asked', () => {
  const people = [
    anAgent('l1', { role: 'lead' }),
    anAgent('l2', { role: 'lead' }),
    anAgent('a1', { role: 'lead' }),
    anAgent('gone', { role: 'lead', isRevoked: true }),
    anAgent('new', { role: 'lead', isInvited: true }),
    anAgent('a2'),
  ];
  expect(delegates(people, approvalCard(), 'l1').map(({ agent }) => agent)).toEqual(['l2']);
});

test('[MP6, CD10] a lead sees for a day what was paid with after its end, until it is put away', () => {
  const paid = (exercise: string, changedAt: number, order = 'A-1') =>
    exerciseCard({
      exercise,
      changedAt,
      code: codeOfCard({ state: 'revoked', cause: { kind: 'paid-after-end', order, by: null } }),
    });
  const lost = exerciseCard({ exercise: 'x9', code: codeOfCard({ state: 'lost' }) });
  const cards = [paid('x1', 10), lost, paid('x2', 20)];
  const lead = { role: 'lead' } as const;
  const seen = (
    putAway: readonly string[] = [],
    now = 20,
    me: { role: 'agent' | 'lead' } | null = lead,
  ) => paidAfterEnd(cards, me, new Set(putAway), now).map(({ exercise }) => exercise);
  expect(seen()).toEqual(['x2', 'x1']);
  expect(seen([afterEndKey(paid('x2', 20))])).toEqual(['x1']);
  // Another order of the same code is news again.
  expect(seen([afterEndKey(paid('x2', 20, 'A-2'))])).toEqual(['x2', 'x1']);
  expect(seen([], 10 + AFTER_END_SAID_MS)).toEqual(['x2']);
  expect(seen([], 20, { role: 'agent' })).toEqual([]);
  expect(seen([], 20, null)).toEqual([]);
});

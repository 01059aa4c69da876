import { expect, test } from 'vitest';
import {
  type Draft,
  draftOf,
  newDraft,
} from '../../../../../../extension/console/views/mandates/draft.ts';
import { readDraft } from '../../../../../../extension/console/views/mandates/read-draft.ts';
import { dayOf, midnightOf } from '../../../../../../shared/kernel/day.ts';

const ZONE = 'Europe/Amsterdam';
const FRESH = newDraft('Coulance', '2026-11-22', ZONE);

function termsOf(draft: Draft) {
  const { terms, wrong } = readDraft(draft);
  if (terms === null) throw new Error(`cannot be read: ${[...wrong].join(', ')}`);
  return terms;
}

test('[CO1] a new mandate can be read as it stands', () => {
  const terms = termsOf(FRESH);
  expect(terms.allowances).toEqual([
    { kind: 'percentage', free: 10, ask: 15, steps: [5, 10, 15], costMax: 5_000 },
  ]);
  expect(terms.limits.budgets).toEqual([{ period: 'week', minor: 25_000 }]);
  expect(terms.codeValidMs).toBe(48 * 3_600_000);
  expect(new Date(terms.validFrom).toISOString()).toBe('2026-11-21T23:00:00.000Z');
});

test('[CO1] what is saved comes back into the form and is read as the same', () => {
  const full: Draft = {
    ...FRESH,
    agents: ['ann'],
    skills: 'boots, mortgages',
    basketFrom: '50',
    basketTo: '1.000,50',
    customerValues: ['high'],
    kinds: {
      ...FRESH.kinds,
      credit: { ...FRESH.kinds.credit, isOn: true, free: '25', ask: '100', steps: '10; 12,50' },
      gift: {
        ...FRESH.kinds.gift,
        isOn: true,
        what: 'Poetsset',
        cost: '4,95',
        needsApproval: true,
      },
    },
    visitorMoney: '75',
    leads: ['lea'],
    validTo: '2026-12-31',
  };
  const terms = termsOf(full);
  for (const language of ['nl', 'en'] as const) {
    expect(termsOf(draftOf(terms, language))).toEqual(terms);
  }
});

test.each<[string, Partial<Draft>]>([
  ['name', { name: '  ' }],
  ['basketFrom', { basketFrom: 'veel' }],
  ['visitorTimes', { visitorTimes: '1,5' }],
  ['answerMinutes', { answerMinutes: '600' }],
  ['codeHours', { codeHours: '0' }],
  ['validFrom', { validFrom: '' }],
  ['budgets.day', { budgets: { day: '-3', week: '', month: '' } }],
  [
    'percentage.free',
    {
      kinds: {
        ...FRESH.kinds,
        percentage: { ...FRESH.kinds.percentage, free: '101' },
      },
    },
  ],
])('[CO1] %s that cannot be read is named', (field, change) => {
  const { terms, wrong } = readDraft({ ...FRESH, ...change });
  expect(terms).toBeNull();
  expect([...(wrong ?? [])]).toEqual([field]);
});

test('[CO1] a day begins at midnight on the clocks of its zone, also when they change that night', () => {
  for (const [day, zone] of [
    ['2026-03-29', ZONE],
    ['2026-10-25', ZONE],
    ['2026-11-22', 'America/New_York'],
    ['2026-11-22', 'Asia/Kolkata'],
    ['2026-11-22', 'Pacific/Auckland'],
  ] as const) {
    const at = midnightOf(day, zone, 0) ?? Number.NaN;
    expect(dayOf(at, zone)).toBe(day);
    expect(dayOf(at - 1, zone)).not.toBe(day);
  }
  expect(midnightOf('31-12-2026', ZONE, 0)).toBeNull();
});

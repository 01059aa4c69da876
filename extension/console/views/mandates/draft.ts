import { dayOf } from '../../../../shared/kernel/day.ts';
import type { MandateTerms } from '../../../../shared/protocol/messages/mandate.ts';
import { writeMoney } from '../../../panel/words/money.ts';

export const KINDS = ['percentage', 'amount', 'free-shipping', 'gift', 'card', 'credit'] as const;
export type Kind = (typeof KINDS)[number];

export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** One kind of thing, as it stands in the form: everything as it was written. */
export interface KindDraft {
  readonly isOn: boolean;
  readonly free: string;
  readonly ask: string;
  readonly steps: string;
  readonly costMax: string;
  readonly what: string;
  readonly cost: string;
  readonly needsApproval: boolean;
}

/** A mandate as it stands in the form. */
export interface Draft {
  readonly name: string;
  readonly agents: readonly string[];
  readonly roles: readonly ('agent' | 'lead')[];
  readonly skills: string;
  readonly categories: string;
  readonly products: string;
  readonly basketFrom: string;
  readonly basketTo: string;
  readonly visitors: 'all' | 'new' | 'returning';
  readonly customerValues: readonly ('low' | 'middle' | 'high')[];
  readonly kinds: Readonly<Record<Kind, KindDraft>>;
  readonly conversationMoney: string;
  readonly conversationTimes: string;
  readonly visitorMoney: string;
  readonly visitorTimes: string;
  readonly visitorPeriod: Period;
  readonly budgets: Readonly<Record<Period, string>>;
  readonly leads: readonly string[];
  readonly answerMinutes: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Dates as `2026-11-22`; empty: no end. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly codeHours: string;
}

const OFF: KindDraft = {
  isOn: false,
  free: '',
  ask: '',
  steps: '',
  costMax: '',
  what: '',
  cost: '',
  needsApproval: false,
};

/** What a new mandate begins as: small, for every agent, with a budget. */
export function newDraft(name: string, today: string, timeZone: string): Draft {
  return {
    name,
    agents: [],
    roles: ['agent', 'lead'],
    skills: '',
    categories: '',
    products: '',
    basketFrom: '',
    basketTo: '',
    visitors: 'all',
    customerValues: [],
    kinds: {
      percentage: { ...OFF, isOn: true, free: '10', ask: '15', steps: '5, 10, 15', costMax: '50' },
      amount: OFF,
      'free-shipping': OFF,
      gift: OFF,
      card: OFF,
      credit: OFF,
    },
    conversationMoney: '',
    conversationTimes: '1',
    visitorMoney: '',
    visitorTimes: '1',
    visitorPeriod: 'month',
    budgets: { day: '', week: '250', month: '' },
    leads: [],
    answerMinutes: '3',
    currency: 'EUR',
    timeZone,
    validFrom: today,
    validTo: '',
    codeHours: '48',
  };
}

/** A saved mandate, to change. */
export function draftOf(terms: MandateTerms, language: 'nl' | 'en'): Draft {
  const { currency, timeZone, ground, beneficiaries, limits, approval } = terms;
  const money = (minor: number | null): string =>
    minor === null ? '' : writeMoney(minor, currency, language);
  const times = (count: number | null): string => (count === null ? '' : String(count));
  const budget = (period: Period): string =>
    money(limits.budgets.find((one) => one.period === period)?.minor ?? null);
  return {
    name: terms.name,
    agents: terms.bearers.agents,
    roles: terms.bearers.roles,
    skills: terms.bearers.skills.join(', '),
    categories: ground.categories.join(', '),
    products: ground.products.join(', '),
    basketFrom: money(ground.basketFrom),
    basketTo: money(ground.basketTo),
    visitors: beneficiaries.visitors,
    customerValues: beneficiaries.customerValues ?? [],
    kinds: kindsOf(terms, money),
    conversationMoney: money(limits.perConversation.minor),
    conversationTimes: times(limits.perConversation.exercises),
    visitorMoney: money(limits.perVisitor.minor),
    visitorTimes: times(limits.perVisitor.exercises),
    visitorPeriod: limits.perVisitor.period,
    budgets: { day: budget('day'), week: budget('week'), month: budget('month') },
    leads: approval.by,
    answerMinutes: String(approval.answerWithinMs / 60_000),
    currency,
    timeZone,
    validFrom: dayOf(terms.validFrom, timeZone),
    // Kept as the moment after the last day; shown as that day.
    validTo: terms.validTo === null ? '' : dayOf(terms.validTo - 1, timeZone),
    codeHours: String(terms.codeValidMs / 3_600_000),
  };
}

function kindsOf(terms: MandateTerms, money: (minor: number) => string): Draft['kinds'] {
  const kinds: Record<Kind, KindDraft> = {
    percentage: OFF,
    amount: OFF,
    'free-shipping': OFF,
    gift: OFF,
    card: OFF,
    credit: OFF,
  };
  for (const allowance of terms.allowances) {
    const { kind } = allowance;
    if (kind === 'percentage') {
      const { free, ask, steps, costMax } = allowance;
      kinds[kind] = {
        ...OFF,
        isOn: true,
        free: String(free),
        ask: String(ask),
        steps: steps.join(', '),
        costMax: costMax === null ? '' : money(costMax),
      };
    } else if ('steps' in allowance) {
      const { free, ask, steps } = allowance;
      kinds[kind] = {
        ...OFF,
        isOn: true,
        free: money(free),
        ask: money(ask),
        // Between amounts a semicolon: a comma may stand inside one.
        steps: steps.map(money).join('; '),
      };
    } else {
      const { cost, needsApproval } = allowance;
      const what = 'what' in allowance ? allowance.what : '';
      kinds[kind] = { ...OFF, isOn: true, cost: money(cost), needsApproval, what };
    }
  }
  return kinds;
}

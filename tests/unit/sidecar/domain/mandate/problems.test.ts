import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import type { Allowance } from '../../../../../sidecar/domain/mandate/allowance.ts';
import type { Person } from '../../../../../sidecar/domain/mandate/bearer.ts';
import type { MandateTerms } from '../../../../../sidecar/domain/mandate/mandate.ts';
import { PROBLEMS, problemText } from '../../../../../sidecar/domain/mandate/problem.ts';
import { problemsOf, type TermsContext } from '../../../../../sidecar/domain/mandate/problems.ts';
import {
  AMOUNT,
  GIFT,
  LIMITS,
  minor,
  PERCENTAGE,
  SHIPPING,
  someTerms,
} from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const person = (agent: string, role: Person['role'] = 'agent', skills: string[] = []): Person => ({
  agent: asId(agent),
  role,
  skills,
});
const TEAM = [person('agent-1'), person('agent-2', 'agent', ['boots']), person('lead-1', 'lead')];
const CONTEXT: TermsContext = {
  isTimeZone: (zone) => zone === 'Europe/Amsterdam',
  team: TEAM,
  before: null,
  now: MONDAY_MORNING,
};
const found = new Set<string>();
const problems = (terms: Partial<MandateTerms>, context: Partial<TermsContext> = {}) =>
  problemsOf(someTerms(terms), { ...CONTEXT, ...context }).map((problem) => {
    found.add(problem.word);
    return problemText(problem);
  });
const allowing = (...allowances: Allowance[]) => problems({ allowances });
const limited = (limits: Partial<MandateTerms['limits']>, allowances: Allowance[] = [SHIPPING]) =>
  problems({ allowances, limits: { ...LIMITS, ...limits } });

describe('problems of terms', () => {
  it('[MD3] there are none in terms that can be saved', () => {
    expect(problems({})).toEqual([]);
  });

  it('[MD3] a name, a bearer, an allowance and a budget are needed', () => {
    expect(problems({ name: '  ' })).toEqual(['no-name name']);
    expect(problems({ bearers: { agents: [], roles: [], skills: [] } })).toEqual([
      'no-bearer bearers',
    ]);
    expect(allowing()).toEqual(['no-allowance allowances']);
    expect(limited({ budgets: [] })).toEqual(['no-budget limits.budgets']);
    expect(
      problems({
        name: '',
        bearers: { agents: [], roles: [], skills: [] },
        allowances: [],
        limits: { ...LIMITS, budgets: [] },
      }),
    ).toEqual([
      'no-name name',
      'no-bearer bearers',
      'no-allowance allowances',
      'no-budget limits.budgets',
    ]);
  });

  it('[MD6] somebody there is now must be meant', () => {
    const of = (bearers: MandateTerms['bearers']) => problems({ bearers });
    expect(of({ agents: [asId('gone')], roles: [], skills: ['coats'] })).toEqual([
      'reaches-nobody bearers',
    ]);
    expect(of({ agents: [asId('gone')], roles: [], skills: ['boots'] })).toEqual([]);
    expect(problems({}, { team: [person('lead-1', 'lead')] })).toEqual(['reaches-nobody bearers']);
    expect(of({ agents: [asId('agent-1')], roles: [], skills: ['boots', ' '] })).toEqual([
      'blank bearers.skills.1',
    ]);
  });

  it('[MD6] where approval is needed there must be a lead to give it, who is not the one who asks', () => {
    const by = (...leads: string[]) => ({
      ...someTerms().approval,
      by: leads.map((lead) => asId<never>(lead)),
    });
    expect(problems({ approval: by('agent-1') })).toEqual(['nobody-approves approval.by']);
    expect(problems({ approval: by('agent-1', 'lead-1') })).toEqual([]);
    expect(problems({ approval: by('agent-1'), allowances: [SHIPPING] })).toEqual([]);
    const own = { agents: [asId<never>('lead-1')], roles: [], skills: [] };
    expect(problems({ bearers: own })).toEqual(['only-own-approval approval.by']);
    expect(problems({ bearers: own, allowances: [SHIPPING] })).toEqual([]);
    const two = [...TEAM, person('lead-2', 'lead')];
    expect(problems({ bearers: own }, { team: two })).toEqual([]);
    expect(problems({ bearers: own, approval: by('lead-1') }, { team: two })).toEqual([
      'only-own-approval approval.by',
    ]);
    expect(problems({}, { team: [person('agent-1')] })).toEqual(['nobody-approves approval.by']);
  });

  it('[MD6] an allowance does not contradict itself', () => {
    const of = (changes: Partial<typeof PERCENTAGE>) =>
      allowing({ ...PERCENTAGE, ...changes } as Allowance);
    expect(of({ free: 21 })).toEqual(['free-above-ask allowances.0.free']);
    expect(of({ steps: [5, 25] })).toEqual(['step-above-ask allowances.0.steps.1']);
    expect(of({ steps: [10, 5, 5] })).toEqual([
      'steps-not-ascending allowances.0.steps.1',
      'steps-not-ascending allowances.0.steps.2',
    ]);
    expect(of({ steps: [0, 5] })).toEqual(['allows-nothing allowances.0.steps.0']);
    expect(of({ free: 0, ask: 0, steps: [] })).toEqual(['allows-nothing allowances.0.ask']);
    expect(of({ costMax: minor(0) })).toEqual(['allows-nothing allowances.0.costMax']);
    expect(of({ free: 101, ask: 120, steps: [] })).toEqual([
      'percent-above-100 allowances.0.free',
      'percent-above-100 allowances.0.ask',
    ]);
    expect(of({ free: 100, ask: 100, steps: [100] })).toEqual([]);
    expect(allowing(SHIPPING, PERCENTAGE, SHIPPING)).toEqual(['kind-twice allowances.2.kind']);
    expect(allowing({ ...GIFT, what: ' ' } as Allowance)).toEqual(['blank allowances.0.what']);
  });

  it('[MD6] nothing is allowed that a limit can never let through', () => {
    const shipping = [SHIPPING]; // € 4.95
    expect(limited({ budgets: [{ period: 'day', minor: minor(4_95) }] }, shipping)).toEqual([]);
    expect(limited({ budgets: [{ period: 'day', minor: minor(4_94) }] }, shipping)).toEqual([
      'above-budget allowances.0.cost',
    ]);
    expect(limited({ perConversation: { minor: minor(4_94), exercises: 1 } }, shipping)).toEqual([
      'above-conversation allowances.0.cost',
    ]);
    expect(
      limited({ perVisitor: { minor: minor(4_94), exercises: 1, period: 'day' } }, [GIFT]),
    ).toEqual([]);
    expect(
      limited({ perVisitor: { minor: minor(2_99), exercises: 1, period: 'day' } }, [GIFT]),
    ).toEqual(['above-visitor allowances.0.cost']);
    expect(limited({ budgets: [{ period: 'week', minor: minor(14_99) }] }, [AMOUNT])).toEqual([
      'above-budget allowances.0.ask',
    ]);
  });

  it('[MD6] limits and budgets do not contradict each other', () => {
    const budgets = (...of: [MandateTerms['limits']['budgets'][number]['period'], number][]) =>
      limited({ budgets: of.map(([period, value]) => ({ period, minor: minor(value) })) });
    expect(budgets(['day', 50_00], ['week', 50_00], ['month', 100_00])).toEqual([]);
    expect(budgets(['week', 50_00], ['day', 50_01])).toEqual([
      'budget-above-longer limits.budgets.1.minor',
    ]);
    expect(budgets(['week', 101_00], ['month', 100_00])).toEqual([
      'budget-above-longer limits.budgets.0.minor',
    ]);
    expect(budgets(['day', 50_00], ['day', 60_00])).toEqual([
      'period-twice limits.budgets.1.period',
    ]);
    expect(budgets(['day', 0])).toEqual([
      'above-budget allowances.0.cost',
      'bound-of-nothing limits.budgets.0.minor',
    ]);
    expect(limited({ perConversation: { minor: null, exercises: 0 } })).toEqual([
      'bound-of-nothing limits.perConversation.exercises',
    ]);
    expect(limited({ perVisitor: { minor: minor(0), exercises: null, period: 'day' } })).toEqual([
      'above-visitor allowances.0.cost',
      'bound-of-nothing limits.perVisitor.minor',
    ]);
  });

  it('[MD6] the ground can be met', () => {
    const of = (ground: Partial<MandateTerms['ground']>) =>
      problems({ ground: { ...someTerms().ground, ...ground } });
    expect(of({ basketFrom: minor(10), basketTo: minor(10) })).toEqual([]);
    expect(of({ basketFrom: minor(11), basketTo: minor(10) })).toEqual([
      'basket-from-above-to ground.basketFrom',
    ]);
    expect(of({ basketTo: minor(0) })).toEqual(['basket-to-of-nothing ground.basketTo']);
    expect(of({ categories: ['Boots', ' '], products: [''] })).toEqual([
      'blank ground.categories.1',
      'blank ground.products.0',
    ]);
    expect(problems({ beneficiaries: { visitors: 'all', customerValues: [] } })).toEqual([
      'reaches-no-visitor beneficiaries.customerValues',
    ]);
  });

  it('[MD6] its time lies ahead, its zone exists, its currency stays', () => {
    const { validFrom } = someTerms();
    expect(problems({ validTo: validFrom })).toEqual(['ends-before-it-begins validTo']);
    expect(problems({ validTo: MONDAY_MORNING })).toEqual(['ends-in-the-past validTo']);
    expect(problems({ validTo: asEpochMs(MONDAY_MORNING + 1) })).toEqual([]);
    expect(problems({ timeZone: 'Europe/Nowhere' })).toEqual(['unknown-time-zone timeZone']);
    expect(problems({ currency: 'USD' }, { before: someTerms() })).toEqual([
      'currency-changed currency',
    ]);
    expect(problems({ currency: 'USD' })).toEqual([]);
  });

  it('[MD6] the list is closed: every word is found above and stands in the SPEC', () => {
    expect([...found].toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
    const spec = readFileSync('docs/SPEC.md', 'utf8');
    const listed = /Problems of terms \(MD6\)([^|]*)/.exec(spec)?.[1] ?? '';
    const words = [...listed.matchAll(/`([a-z0-9-]+)`/g)].map(([, word]) => word);
    expect(words.toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });
});

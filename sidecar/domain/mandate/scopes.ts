import type { Bound, Mandate, Period } from './mandate.ts';
import { PERIODS } from './period.ts';
import type { Situation } from './situation.ts';

/** One place where a limit counts, what the limit is now, and the word for being over it. */
export interface Scope {
  readonly scope: string;
  readonly limit: Bound;
  readonly over: 'over-conversation' | 'over-visitor' | 'over-budget';
}

const UNBOUND: Bound = { minor: null, exercises: null };

/**
 * Everything that one exercise counts in: its conversation, and its visitor and the mandate in each of the three
 * periods. Also where these terms set no limit: the next version may, and what was given before it counts then
 * (SPEC MD1, MD4).
 */
export function scopesOf(mandate: Mandate, situation: Situation): readonly Scope[] {
  const { perConversation, perVisitor, budgets } = mandate.terms.limits;
  const keys = situation.periodKeys(mandate.terms.timeZone);
  const root = `mandate:${mandate.mandate}`;
  const visitorLimit = (period: Period): Bound =>
    period === perVisitor.period
      ? { minor: perVisitor.minor, exercises: perVisitor.exercises }
      : UNBOUND;
  const budget = (period: Period): Bound => ({
    minor: budgets.find((each) => each.period === period)?.minor ?? null,
    exercises: null,
  });
  return [
    {
      scope: `${root}:conversation:${situation.conversation}`,
      limit: perConversation,
      over: 'over-conversation',
    },
    ...PERIODS.map((period): Scope => {
      const scope = `${root}:visitor:${situation.visitor.commitment}:${keys[period]}`;
      return { scope, limit: visitorLimit(period), over: 'over-visitor' };
    }),
    ...PERIODS.map((period): Scope => {
      return { scope: `${root}:${keys[period]}`, limit: budget(period), over: 'over-budget' };
    }),
  ];
}

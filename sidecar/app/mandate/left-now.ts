import { asId } from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import { budgetLeft } from '../../domain/mandate/left.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { scopesOf } from '../../domain/mandate/scopes.ts';
import type { Situation } from '../../domain/mandate/situation.ts';
import type { Work } from '../context.ts';
import { periodKeysAt } from './period-keys.ts';

/** What is left now of the mandate's tightest budget, in whichever conversation; null when it has none. */
export async function leftNow(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  mandate: Mandate,
): Promise<Minor | null> {
  const budgets = scopesOf(mandate, {
    ...ANYWHERE,
    periodKeys: (timeZone) => periodKeysAt(now, timeZone),
  }).filter(({ over }) => over === 'over-budget');
  const used = await tx.ledger.peek(budgets.map(({ scope }) => scope));
  return budgetLeft(budgets, used);
}

/** A budget does not ask who gives what to whom. */
const ANYWHERE: Omit<Situation, 'periodKeys'> = {
  agent: { agent: asId('none'), role: 'agent', skills: [] },
  conversation: asId('none'),
  visitor: { commitment: 'none', isNew: false, customerValue: null },
  basket: null,
  exercisesLeft: 0,
};

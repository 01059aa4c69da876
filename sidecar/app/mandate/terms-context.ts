import type { Mandate } from '../../domain/mandate/mandate.ts';
import type { TermsContext } from '../../domain/mandate/problems.ts';
import type { Work } from '../context.ts';
import { isTimeZone } from './period-keys.ts';
import { personOf } from './situation.ts';

/** What terms are held against: the team as it is, and what they would replace. */
export async function termsContext(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  before: Mandate | null,
): Promise<TermsContext> {
  const team = (await tx.agents.all()).filter(({ isRevoked }) => !isRevoked).map(personOf);
  return { isTimeZone, team, before: before?.terms ?? null, now };
}

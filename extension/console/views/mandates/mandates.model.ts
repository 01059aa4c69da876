import type { MandateCard } from '../../../../shared/protocol/messages/mandate.ts';

export type Standing = 'valid' | 'not-yet-valid' | 'expired' | 'revoked';

/** Whether anything can be given under it at this moment. */
export function standingOf({ revokedAt, terms }: MandateCard, now: number): Standing {
  if (revokedAt !== null) return 'revoked';
  if (terms.validTo !== null && terms.validTo <= now) return 'expired';
  return terms.validFrom > now ? 'not-yet-valid' : 'valid';
}

const ORDER: readonly Standing[] = ['valid', 'not-yet-valid', 'expired', 'revoked'];

/** Those that hold first, then by name. */
export function sortMandates(cards: readonly MandateCard[], now: number): readonly MandateCard[] {
  const rank = (card: MandateCard): number => ORDER.indexOf(standingOf(card, now));
  return [...cards].sort((a, b) => rank(a) - rank(b) || a.terms.name.localeCompare(b.terms.name));
}

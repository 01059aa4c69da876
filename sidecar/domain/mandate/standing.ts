import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Mandate } from './mandate.ts';

/** Whether a mandate can be used at all now. */
export type Standing = 'valid' | 'revoked' | 'not-yet-valid' | 'expired';

/** How the mandate stands at a moment; `validFrom` belongs to its time, `validTo` no longer (SPEC MD2). */
export function standingOf({ terms, revokedAt }: Mandate, now: EpochMs): Standing {
  if (revokedAt !== null) return 'revoked';
  if (now < terms.validFrom) return 'not-yet-valid';
  return terms.validTo !== null && now >= terms.validTo ? 'expired' : 'valid';
}

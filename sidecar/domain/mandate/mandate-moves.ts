import type { AgentId, MandateId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Mandate, MandateTerms } from './mandate.ts';

/** What a lead saves: terms in place of the version that was changed, 0 for a new mandate. */
export interface Saving {
  readonly mandate: MandateId;
  readonly from: number;
  readonly terms: MandateTerms;
  readonly by: AgentId;
}

/**
 * The next version (SPEC MD4); `wrong-state` when somebody else has changed or revoked it since, so that two leads
 * at once do not overwrite each other. Terms with problems (SPEC MD6) are refused before this.
 */
export function saveMandate(
  before: Mandate | null,
  { mandate, from, terms, by }: Saving,
  now: EpochMs,
): Result<Mandate, 'wrong-state'> {
  if ((before?.version ?? 0) !== from) return err('wrong-state');
  if (before !== null && before.revokedAt !== null) return err('wrong-state');
  return ok({ mandate, version: from + 1, terms, savedBy: by, savedAt: now, revokedAt: null });
}

/** The same version, ended early; what was given under it stays. Revoked again it is as it was. */
export function revokeMandate(mandate: Mandate, now: EpochMs): Mandate {
  return mandate.revokedAt === null ? { ...mandate, revokedAt: now } : mandate;
}

/** Whether it is what the agent saw: the version that was on screen and no other (SPEC MD4). */
export function isOnScreen(mandate: Mandate, version: number): boolean {
  return mandate.version === version;
}

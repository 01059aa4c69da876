import { asDurationMs } from '../../../shared/kernel/time.ts';
import { ACCEPT_WITHIN_MS, PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import type { Patience } from '../../domain/routing/assign.ts';

/** How long routing waits for whom. Who said no is asked again after as long as an answer may take. */
export const PATIENCE: Patience = {
  graceMs: asDurationMs(PRESENCE_GRACE_MS),
  askAgainMs: asDurationMs(ACCEPT_WITHIN_MS),
};

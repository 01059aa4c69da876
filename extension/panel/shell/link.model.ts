import type { ErrorKind } from '../../../shared/protocol/error-kind.ts';
import type { LinkState } from '../../platform/panel-channel.ts';

export type LineTone = 'petrol' | 'amber' | 'red';

// A link that comes back within this time is not worth a sentence.
export const SAID_AFTER_MS = 3_000;

/** The colour of the line, and whether a sentence stands under it. */
export function lineOf(
  state: LinkState | null,
  now: number,
): { readonly tone: LineTone; readonly isSaid: boolean } {
  switch (state?.kind) {
    case 'live':
      return { tone: 'petrol', isSaid: false };
    case 'stopped':
      return { tone: 'red', isSaid: true };
    case 'connecting':
      return { tone: 'amber', isSaid: now - state.since >= SAID_AFTER_MS };
    default:
      return { tone: 'amber', isSaid: false };
  }
}

/** Trying again cannot help: only a new code brings this machine back. */
export function needsPairing(because: ErrorKind): boolean {
  return because === 'revoked' || because === 'unauthenticated';
}

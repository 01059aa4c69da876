import { decodeProtectedHeader } from 'jose';
import type { IdentifyKey } from '../../domain/policy.ts';

/**
 * The keys that a token may have been signed with: those it names, or else all, so that a shop can
 * bring a new key in while tokens signed with the old one are still on their way. A name chooses only
 * among the shop's own keys.
 */
export function keysFor(token: string, keys: readonly IdentifyKey[]): readonly IdentifyKey[] {
  const usable = keys.filter(({ key }) => key !== '');
  const named = kidOf(token);
  const chosen = usable.filter(({ kid }) => kid !== null && kid === named);
  return chosen.length > 0 ? chosen : usable;
}

function kidOf(token: string): string | null {
  try {
    return decodeProtectedHeader(token).kid ?? null;
  } catch {
    // Not a token: verifying it says so.
    return null;
  }
}

import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Invitation } from './agent.ts';

/** Why a pairing code opens nothing. */
export type PairingFault = 'wrong' | 'used' | 'expired' | 'too-many-tries';

const LOOKUP_CHARS = 4; // the first group finds the invitation; 40 bits remain to be proved
const CODE_CHARS = 12;

/**
 * A code as it was made, from what a person typed: case, spaces and dashes do not matter, and the
 * letters that base32 leaves out are read as the digits they look like.
 */
export function plainCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return plain.length === CODE_CHARS && /^[0-9A-Z]+$/.test(plain) ? plain : null;
}

/** The part of a plain code by which its invitation is found. */
export function lookupOf(plain: string): string {
  return plain.slice(0, LOOKUP_CHARS);
}

/** How long and how often a code may be tried. */
export interface CodeBounds {
  readonly validMs: number;
  readonly triesMax: number;
}

/** The invitation after one more try with a code of this hash, and whether it opens (SPEC ID2). */
export function tryCode(
  invitation: Invitation,
  codeHash: string,
  { validMs, triesMax }: CodeBounds,
  now: EpochMs,
): { readonly invitation: Invitation; readonly opens: Result<null, PairingFault> } {
  if (invitation.usedAt !== null) return { invitation, opens: err('used') };
  if (now >= invitation.expiresAt) return { invitation, opens: err('expired') };
  // Further away than a code may live: the clock went back, and how old it is nobody knows.
  if (invitation.expiresAt - now > validMs) return { invitation, opens: err('expired') };
  if (invitation.tries >= triesMax) return { invitation, opens: err('too-many-tries') };
  const tried = { ...invitation, tries: invitation.tries + 1 };
  if (invitation.codeHash !== codeHash) return { invitation: tried, opens: err('wrong') };
  return { invitation: { ...tried, usedAt: now }, opens: ok(null) };
}

import { type KeyObject, sign, verify } from 'node:crypto';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { LedgerHead } from '../../domain/mandate/ledger.ts';

/** A head as a line of the file says it. */
export interface Sealed extends LedgerHead {
  readonly at: EpochMs;
  /** Ed25519, base64url. */
  readonly signature: string;
}

/** One line of JSON with place, hash, moment and signature. */
export function sealedLine(head: LedgerHead, at: EpochMs, key: KeyObject): string {
  const { place, hash } = head;
  const signature = sign(null, signedText({ place, hash, at }), key).toString('base64url');
  return JSON.stringify({ place, hash, at, signature } satisfies Sealed);
}

/** What a line says; null when it says nothing of the kind. */
export function readSealed(line: string): Sealed | null {
  const said = parsed(line);
  if (typeof said !== 'object' || said === null) return null;
  if (!('place' in said && 'hash' in said && 'at' in said && 'signature' in said)) return null;
  const { place, hash, at, signature } = said;
  if (!isCount(place) || !isCount(at)) return null;
  if (typeof hash !== 'string' || typeof signature !== 'string') return null;
  return { place, hash, at: asEpochMs(at), signature };
}

/** Whether one of these keys signed just this. */
export function isSignedBy(sealed: Sealed, keys: readonly KeyObject[]): boolean {
  const signature = Buffer.from(sealed.signature, 'base64url');
  return keys.some((key) => verify(null, signedText(sealed), key, signature));
}

/** With a name of its own: the key signs nothing else that could be taken for it. */
function signedText({ place, hash, at }: Omit<Sealed, 'signature'>): Buffer {
  return Buffer.from(`toonbank ledger head\n${place}\n${hash}\n${at}`);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

import { ERROR_KINDS, type ErrorKind } from '../../shared/protocol/error-kind.ts';
import { PROOF_VALID_MAX_MS } from '../../shared/protocol/limits.ts';
import { forgetAll } from '../db/retention.ts';
import type { PairingRow, Tables } from '../db/tables.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A sidecar as it answers to a stranger, or the sentence that says why it does not. */
export type LookedUp =
  | { readonly isOk: true; readonly sidecar: { readonly id: string; readonly name: string } }
  | { readonly isOk: false; readonly sentence: string };

export type Paired =
  | { readonly isOk: true; readonly name: string; readonly role: 'agent' | 'lead' }
  | { readonly isOk: false; readonly sentence: string; readonly because: ErrorKind };

const NOBODY = { isOk: false, sentence: 'no-sidecar', because: 'unavailable' } as const;

/** The pairing on this machine, if there is one. */
export async function pairingOf(db: Tables): Promise<PairingRow | null> {
  const row = await db.ones.get('pairing');
  return row?.key === 'pairing' ? row : null;
}

/** Asks an address for its name, so that a person can confirm it before pairing (SPEC ID2). */
export async function lookUp(address: string): Promise<LookedUp> {
  const url = cleanAddress(address);
  if (url === null) return { isOk: false, sentence: 'no-address' };
  const answer = await ask(`${url}/v1/about`);
  if (
    !isRecord(answer) ||
    typeof answer.installation !== 'string' ||
    typeof answer.name !== 'string'
  ) {
    return { isOk: false, sentence: 'no-sidecar' };
  }
  return { isOk: true, sidecar: { id: answer.installation, name: answer.name } };
}

/**
 * Trades a one-use code for access: makes a key that cannot leave this browser and gives the
 * sidecar its public half.
 */
export async function pair(
  db: Tables,
  address: string,
  code: string,
  name: string,
): Promise<Paired> {
  const found = await lookUp(address);
  const url = cleanAddress(address);
  if (!found.isOk || url === null) return NOBODY;
  const keys = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const answer = await ask(`${url}/v1/pair`, {
    code: code.trim().toUpperCase(),
    publicKey: { x, y },
    name: name.slice(0, 60),
  });
  if (!isRecord(answer)) return NOBODY;
  const { device, agent, role } = answer;
  if (typeof device !== 'string' || typeof agent !== 'string') {
    const { kind, sentence } = answer;
    if (typeof sentence !== 'string') return NOBODY;
    return { isOk: false, sentence, because: isKind(kind) ? kind : 'code-refused' };
  }
  const before = await pairingOf(db);
  const isSame = before?.agent === agent && before.sidecar.id === found.sidecar.id;
  // Somebody else works here now: neither what the former saw, nor what they had still to say, nor
  // how far their feed was told, is theirs.
  if (!isSame) await forgetAll(db);
  await db.ones.put({
    key: 'pairing',
    url,
    device,
    agent,
    sidecar: found.sidecar,
    privateKey: keys.privateKey,
  });
  return {
    isOk: true,
    name: String(answer.name),
    role: role === 'lead' ? 'lead' : 'agent',
  };
}

/**
 * Proof of access for this one connection: a JWT (ES256) over the sidecar's nonce.
 *
 * @param now milliseconds since 1970
 * @see RFC 7515 section 3.4: WebCrypto's raw r‖s is what ES256 wants
 */
export async function proofFor(
  pairing: PairingRow,
  challenge: { readonly nonce: string },
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const head = encodeJson({ alg: 'ES256', typ: 'JWT' });
  const claims = encodeJson({
    iss: pairing.device,
    // Whom we are paired with, not who asks: a proof asked for here opens no other sidecar.
    aud: pairing.sidecar.id,
    nonce: challenge.nonce,
    iat: seconds,
    exp: seconds + PROOF_VALID_MAX_MS / 1000,
  });
  const signed = new TextEncoder().encode(`${head}.${claims}`);
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pairing.privateKey,
    signed,
  );
  return `${head}.${claims}.${encodeBytes(new Uint8Array(signature))}`;
}

/** The origin of what a person typed; null when it is no address. Plain http only on this machine. */
export function cleanAddress(address: string): string | null {
  const text = address.trim();
  const hasScheme = /^[a-z]+:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null) return null;
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (isLoopback && !hasScheme) return `http://${url.host}`;
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
  return isAllowed ? url.origin : null;
}

async function ask(url: string, body?: unknown): Promise<unknown> {
  const options =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  // A dead address is an answer here, not an error: the panel says so in words.
  return fetch(url, { ...options, credentials: 'omit' })
    .then((response): Promise<unknown> => response.json())
    .catch(() => null);
}

function isKind(value: unknown): value is ErrorKind {
  return typeof value === 'string' && Object.hasOwn(ERROR_KINDS, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function encodeJson(value: unknown): string {
  return encodeBytes(new TextEncoder().encode(JSON.stringify(value)));
}

function encodeBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

import { createHmac } from 'node:crypto';
import { base64url, exportJWK, SignJWT } from 'jose';
import type { AgentGreeting } from './handshake-oracle.ts';

/** What a forger, or an honest device, has in hand when a challenge arrives. */
export interface Hand {
  readonly deviceId: string;
  readonly anotherDeviceId: string;
  readonly key: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly otherKey: CryptoKeyPair;
  /** Of another connection that is open too. */
  readonly anotherNonce: string;
}

interface Challenge {
  readonly nonce: string;
  readonly audience: string;
}

/** The token of a cell. */
export function proofOf(cell: AgentGreeting, hand: Hand, challenge: Challenge): Promise<string> {
  const claims = {
    iss: cell.issuer === 'device' ? hand.deviceId : hand.anotherDeviceId,
    aud: audienceOf(cell, challenge.audience),
    nonce: cell.nonce === 'this' ? challenge.nonce : hand.anotherNonce,
    ...timesOf(cell.time),
  };
  return signed(cell.signature, claims, hand);
}

function audienceOf({ audience }: AgentGreeting, ours: string): string | string[] {
  switch (audience) {
    case 'ours':
      return ours;
    case 'another':
      return 'another-installation';
    case 'ours-and-another':
      return [ours, 'another-installation'];
  }
}

function timesOf(time: AgentGreeting['time']): { readonly iat: number; readonly exp?: number } {
  const now = Math.floor(Date.now() / 1_000);
  switch (time) {
    case 'now':
      return { iat: now, exp: now + 30 };
    case 'expired':
      return { iat: now - 3_600, exp: now - 3_570 };
    case 'future':
      return { iat: now + 3_600, exp: now + 3_630 };
    case 'too-long':
      return { iat: now, exp: now + 86_400 };
    case 'endless':
      return { iat: now };
  }
}

async function signed(
  signature: AgentGreeting['signature'],
  claims: Readonly<Record<string, unknown>>,
  { key, publicKey, otherKey }: Hand,
): Promise<string> {
  const jwt = new SignJWT({ ...claims });
  switch (signature) {
    case 'own-key':
      return jwt.setProtectedHeader({ alg: 'ES256' }).sign(key);
    case 'other-key':
      return jwt.setProtectedHeader({ alg: 'ES256' }).sign(otherKey.privateKey);
    case 'key-in-header': {
      const jwk = await exportJWK(otherKey.publicKey);
      return jwt.setProtectedHeader({ alg: 'ES256', jwk }).sign(otherKey.privateKey);
    }
    case 'none':
      return `${part({ alg: 'none' })}.${part(claims)}.`;
    case 'public-key-as-secret': {
      const head = `${part({ alg: 'HS256' })}.${part(claims)}`;
      const secret = JSON.stringify(await exportJWK(publicKey));
      return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
    }
  }
}

const part = (value: object): string => base64url.encode(JSON.stringify(value));

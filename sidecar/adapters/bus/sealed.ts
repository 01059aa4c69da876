import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { BUS_PEERS_MAX } from '../../../shared/protocol/limits.ts';
import { putLast } from './put-last.ts';

/** What one sidecar said, as another could open it. */
export interface Opened {
  /** Who said it: a name for as long as that process lives. */
  readonly peer: string;
  /** Of everything it has said: goes up. */
  readonly number: number;
  readonly body: Buffer;
}

/**
 * Closes messages so that only sidecars of the same installation can make or read them (docs/adr/0022):
 * AES-256-GCM with a key per process, from the secret that all keep in their common store.
 */
export interface Seal {
  /** @param number used once */
  close(subject: string, number: number, body: Uint8Array): Buffer;
  /** Null for what was not sealed by another of us, for this subject: nobody hears what it said itself. */
  open(subject: string, message: Uint8Array): Opened | null;
}

const LAYOUT = 1;
const PEER_BYTES = 16;
const NUMBER_BYTES = 6;
const HEAD_BYTES = 1 + PEER_BYTES + NUMBER_BYTES;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const CIPHER = 'aes-256-gcm';
const TAG = { authTagLength: TAG_BYTES };

/** What sealing adds to a message. */
export const SEAL_BYTES = HEAD_BYTES + TAG_BYTES;

export function sealWith(secret: string): Seal {
  const own = randomBytes(PEER_BYTES);
  const keys = new Map<string, Buffer>();

  const newKey = (peer: Uint8Array): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, peer, 'toonbank bus 1', 32));
  const ownKey = newKey(own);

  return {
    close(subject, number, body) {
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt8(LAYOUT, 0);
      own.copy(head, 1);
      head.writeUIntBE(number, 1 + PEER_BYTES, NUMBER_BYTES);
      const cipher = createCipheriv(CIPHER, ownKey, nonceOf(number), TAG);
      cipher.setAAD(Buffer.concat([head, Buffer.from(subject)]));
      return Buffer.concat([head, cipher.update(body), cipher.final(), cipher.getAuthTag()]);
    },
    open(subject, message) {
      if (message.length < SEAL_BYTES || message[0] !== LAYOUT) return null;
      const bytes = Buffer.from(message.buffer, message.byteOffset, message.length);
      const head = bytes.subarray(0, HEAD_BYTES);
      const from = head.subarray(1, 1 + PEER_BYTES);
      if (from.equals(own)) return null;
      const peer = from.toString('base64url');
      const key = keys.get(peer) ?? newKey(from);
      const number = head.readUIntBE(1 + PEER_BYTES, NUMBER_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonceOf(number), TAG);
      decipher.setAAD(Buffer.concat([head, Buffer.from(subject)]));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const body = decipher.update(bytes.subarray(HEAD_BYTES, bytes.length - TAG_BYTES));
      if (!isWhole(decipher)) return null;
      // Only who could be opened is remembered: made-up names push out nobody.
      putLast(keys, peer, key, BUS_PEERS_MAX);
      return { peer, number, body };
    },
  };
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(number, NONCE_BYTES - NUMBER_BYTES, NUMBER_BYTES);
  return nonce;
}

function isWhole(decipher: { final(): Buffer }): boolean {
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

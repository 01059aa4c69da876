import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const manifestFile = new URL('../../manifest.json', import.meta.url);

/**
 * The extension's fixed id: the first 16 bytes of the SHA-256 of the manifest's key, written with
 * the letters a–p (https://developer.chrome.com/docs/extensions/reference/manifest/key).
 */
export const EXTENSION_ID = idOfKey(keyIn(readFileSync(manifestFile, 'utf8')));

/** Whom the sidecar lets in as an extension when EXTENSION_ORIGINS says nothing else (SPEC ID3). */
export const EXTENSION_ORIGIN = `chrome-extension://${EXTENSION_ID}`;

function idOfKey(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest();
  const letter = (nibble: number): string => String.fromCharCode(0x61 + nibble);
  return [...digest.subarray(0, 16)].map((byte) => letter(byte >> 4) + letter(byte & 15)).join('');
}

function keyIn(manifest: string): string {
  const parsed: unknown = JSON.parse(manifest);
  const hasKey = typeof parsed === 'object' && parsed !== null && 'key' in parsed;
  if (!hasKey || typeof parsed.key !== 'string') throw new Error('manifest.json has no key');
  return parsed.key;
}

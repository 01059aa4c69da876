import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { link, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeWhole } from './lines-file.ts';
import { SealUnusable } from './seal-unusable.ts';

const OWN = 'ledger.key';
// The one in use, and those it replaced: whole, or only their public halves.
const KNOWN = /^ledger\.key(\.[\w-]+)*$/;

/** The key that signs, made when there is none yet. @throws SealUnusable when what is there is no such key */
export async function ownKey(directory: string): Promise<KeyObject> {
  const path = join(directory, OWN);
  try {
    return createPrivateKey(await readFile(path, 'utf8'));
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw unusable(path, error);
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const part = join(directory, `making-key-${randomUUID()}`);
  await writeWhole(part, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  try {
    // Of two who make one at once, one has it: a link is never put over what is there.
    await link(part, path);
    await syncFolder(directory);
    return privateKey;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    return createPrivateKey(await readFile(path, 'utf8'));
  } finally {
    await rm(part, { force: true });
  }
}

/** The public halves of every key in the folder. @throws SealUnusable when one cannot be read */
export async function knownKeys(directory: string): Promise<readonly KeyObject[]> {
  const names = (await readdir(directory)).filter((name) => KNOWN.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      try {
        return createPublicKey(await readFile(path, 'utf8'));
      } catch (error) {
        throw unusable(path, error);
      }
    }),
  );
}

function unusable(path: string, cause: unknown): SealUnusable {
  return new SealUnusable(
    `${path} is no key that can be used. Put the right one back, or move it elsewhere: a new one is made.`,
    cause,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

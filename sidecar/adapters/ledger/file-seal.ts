import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { LedgerHead } from '../../domain/mandate/ledger.ts';
import type { LedgerSeal, SealedLine } from '../../ports/ledger-seal.ts';
import { appendLine, lastLine, linesOf } from './lines-file.ts';
import { knownKeys, ownKey } from './seal-keys.ts';
import { isSignedBy, readSealed, sealedLine } from './sealed-line.ts';

const OWNER_ONLY_FOLDER = 0o700;

/**
 * Signed heads in a folder of their own: `ledger-heads.jsonl`, and the key in `ledger.key`. Nothing is made
 * before the first is signed.
 */
export function fileSeal(directory: string): LedgerSeal {
  const path = join(directory, 'ledger-heads.jsonl');

  async function* lines(): AsyncGenerator<SealedLine> {
    let keys: Awaited<ReturnType<typeof knownKeys>> | null = null;
    let number = 0;
    for await (const { text, isWhole } of linesOf(path)) {
      number += 1;
      const read = isWhole ? readSealed(text) : null;
      if (!isWhole) yield { kind: 'torn' };
      else if (read === null) yield { kind: 'unreadable', line: number };
      else {
        keys ??= await knownKeys(directory);
        const { place, hash, at } = read;
        yield { kind: 'head', head: { place, hash }, at, isGenuine: isSignedBy(read, keys) };
      }
    }
  }

  return {
    async sign(head: LedgerHead, at: EpochMs): Promise<void> {
      await mkdir(directory, { recursive: true, mode: OWNER_ONLY_FOLDER });
      await appendLine(path, sealedLine(head, at, await ownKey(directory)));
    },
    async last() {
      const text = await lastLine(path);
      const read = text === null ? null : readSealed(text);
      return read === null ? null : { place: read.place, hash: read.hash };
    },
    lines,
  };
}

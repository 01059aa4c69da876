import { generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { fileSeal } from '../../../../../sidecar/adapters/ledger/file-seal.ts';
import type { LedgerSeal, SealedLine } from '../../../../../sidecar/ports/ledger-seal.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = join(temporaryFolder(), 'ledger');
  path = join(folder, 'ledger-heads.jsonl');
});

const head = (place: number) => ({ place, hash: `hash-${place}` });
const sign = (place: number, seal = fileSeal(folder)) => seal.sign(head(place), asEpochMs(place));
async function linesOf(seal: LedgerSeal = fileSeal(folder)): Promise<readonly SealedLine[]> {
  const lines: SealedLine[] = [];
  for await (const line of seal.lines()) lines.push(line);
  return lines;
}
const signed = (place: number, isGenuine = true): SealedLine => {
  return { kind: 'head', head: head(place), at: asEpochMs(place), isGenuine };
};

describe('signed heads in a folder', () => {
  it('[LG2] are kept one a line, for the owner alone, with a key made when there is none', async () => {
    const seal = fileSeal(folder);
    expect(await seal.last()).toBeNull();
    expect(await linesOf(seal)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    await sign(1, seal);
    await sign(7, seal);
    expect(await seal.last()).toEqual(head(7));
    expect(await linesOf()).toEqual([signed(1), signed(7)]);
    expect(readdirSync(folder).sort()).toEqual(['ledger-heads.jsonl', 'ledger.key']);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['place', '"place":7', '"place":8'],
    ['hash', 'hash-7', 'hash-8'],
    ['moment', '"at":7', '"at":8'],
    ['signature', /"signature":"(.)/, '"signature":"_$1'],
  ])('[LG2] a changed %s is not what was signed', async (_, from, to) => {
    await sign(7);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    const [line] = await linesOf();
    expect(line).toMatchObject({ kind: 'head', isGenuine: false });
  });

  it('[LG2] another key made none of these', async () => {
    await sign(1);
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    writeFileSync(join(folder, 'ledger.key'), other);
    expect(await linesOf()).toEqual([signed(1, false)]);
  });

  it('[KY1] a key that was replaced still proves what it signed, also by its public half', async () => {
    await sign(1);
    const old = join(folder, 'ledger.key.2026-11');
    renameSync(join(folder, 'ledger.key'), old);
    await sign(2);
    expect(await linesOf()).toEqual([signed(1), signed(2)]);
    const { createPublicKey } = await import('node:crypto');
    const half = createPublicKey(readFileSync(old, 'utf8')).export({ type: 'spki', format: 'pem' });
    writeFileSync(old, half.toString());
    expect(await linesOf()).toEqual([signed(1), signed(2)]);
  });

  it('[LG2] half a line at the end counts for nothing, and the next goes in its place', async () => {
    await sign(1);
    const whole = readFileSync(path, 'utf8');
    appendFileSync(path, whole.slice(0, 40));
    expect(await linesOf()).toEqual([signed(1), { kind: 'torn' }]);
    expect(await fileSeal(folder).last()).toEqual(head(1));
    await sign(2);
    expect(await linesOf()).toEqual([signed(1), signed(2)]);
    writeFileSync(path, whole.slice(0, 40));
    expect(await fileSeal(folder).last()).toBeNull();
    await sign(3);
    expect(await linesOf()).toEqual([signed(3)]);
  });

  it.each(['nonsense', '{}', '{"place":-1,"hash":"h","at":1,"signature":"s"}', 'null', ''])(
    '[LG2] a line in between that says %j is named by its number',
    async (line) => {
      await sign(1);
      appendFileSync(path, `${line}\n`);
      await sign(2);
      expect(await linesOf()).toEqual([signed(1), { kind: 'unreadable', line: 2 }, signed(2)]);
    },
  );

  it('[LG2] of more lines than are read at once each comes once, in order', async () => {
    await sign(1);
    const [line = ''] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, `${line}\n`.repeat(1_000));
    expect(await linesOf()).toHaveLength(1_000);
    await sign(2);
    const lines = await linesOf();
    expect([lines.length, lines.at(-1)]).toEqual([1_001, signed(2)]);
    expect(lines.filter((each) => each.kind === 'head' && each.isGenuine)).toHaveLength(1_001);
  });

  it('[LG2] two who make the key at once have the same', async () => {
    await Promise.all([1, 2, 3, 4].map((n) => sign(n)));
    const lines = await linesOf();
    expect(lines.map((line) => line.kind === 'head' && line.isGenuine)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('[OP6] a key that is none gets a sentence, without its text', async () => {
    await sign(1);
    writeFileSync(join(folder, 'ledger.key'), 'secret nonsense');
    await expect(sign(2)).rejects.toMatchObject({
      sentence: expect.stringMatching(/ledger\.key is no key that can be used/),
    });
    await expect(linesOf()).rejects.toMatchObject({
      sentence: expect.not.stringContaining('secret'),
    });
  });
});

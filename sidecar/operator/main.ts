import { setPriority } from 'node:os';
import ours from '../../package.json' with { type: 'json' };
import { asEpochMs } from '../../shared/kernel/time.ts';
import { SealUnusable } from '../adapters/ledger/seal-unusable.ts';
import { checkFile } from '../adapters/store/backup/check-file.ts';
import { CopyRefused } from '../adapters/store/backup/copy-refused.ts';
import { copyEmbedded } from '../adapters/store/backup/from-embedded.ts';
import { copyPostgres } from '../adapters/store/backup/from-postgres.ts';
import { hasPattern, keepNewest } from '../adapters/store/backup/keep-newest.ts';
import { makeFile } from '../adapters/store/backup/make-file.ts';
import { type Manifest, rowsIn } from '../adapters/store/backup/manifest.ts';
import { OpenFailed } from '../adapters/store/open-failed.ts';
import { type Asked, readAsked } from './asked.ts';
import { exportTo, signNow, verify } from './ledger.ts';
import type { Place } from './place.ts';
import { replayPast } from './replay.ts';
import { replayLines } from './replay-words.ts';
import { restore } from './restore.ts';

type Asking<Task extends Asked['task']> = Extract<Asked, { readonly task: Task }>;

/** What this program says on standard output, unless it writes a file there: one line of JSON. */
type Word = Readonly<Record<string, unknown>> & { readonly msg: string };

// Below the sidecar it may run beside (nice, 0 to 19): a backup is never in a hurry.
const PRIORITY = 10;

async function run(): Promise<void> {
  const asked = readAsked(process.argv.slice(2), process.env);
  if (!asked.isOk) {
    say({ msg: 'refused', kind: 'bad-setting', sentence: asked.error });
    process.exitCode = 2;
    return;
  }
  try {
    const word = await perform(asked.value);
    if (word !== null) say(word);
    if (word?.msg === 'ledger-broken') process.exitCode = 1;
  } catch (error) {
    if (!isExpected(error)) throw error;
    say({ msg: 'refused', kind: error.kind, sentence: error.sentence });
    process.exitCode = error.kind === 'file-damaged' ? 1 : 2;
  }
}

function isExpected(error: unknown): error is CopyRefused | OpenFailed | SealUnusable {
  return [CopyRefused, OpenFailed, SealUnusable].some((kind) => error instanceof kind);
}

/** @returns null when it has written a file */
async function perform(asked: Asked): Promise<Word | null> {
  switch (asked.task) {
    case 'backup':
      return backUp(asked);
    case 'verify':
      return { msg: 'verified', file: asked.file, ...told(checkFile(asked.file)) };
    case 'restore':
      return { ...(await restore(asked)) };
    case 'ledger-verify':
      setPriority(PRIORITY);
      return verify(asked);
    case 'ledger-sign':
      return signNow(asked);
    case 'replay':
      setPriority(PRIORITY);
      return sayReplayed(asked);
    case 'ledger-export':
      setPriority(PRIORITY);
      await exportTo(asked, written);
      return null;
  }
}

async function backUp({ place, out, keep }: Asking<'backup'>): Promise<Word> {
  if (keep !== null && !hasPattern(out)) {
    throw new CopyRefused(
      'bad-setting',
      '--keep needs names that differ in their numbers, such as a date: toonbank-2026-11-22.db.',
    );
  }
  setPriority(PRIORITY);
  const begunMs = performance.now();
  const manifest = await makeFile({
    path: out,
    version: ours.version,
    madeAt: asEpochMs(Date.now()),
    source: place.kind,
    fill: (into) => copyOf(place, into),
  });
  const removed = keep === null ? [] : keepNewest(out, keep);
  const seconds = Math.round(performance.now() - begunMs) / 1_000;
  return { msg: 'backed-up', file: out, ...told(manifest), removed, seconds };
}

function copyOf(place: Place, into: string): Promise<void> {
  return place.kind === 'embedded'
    ? copyEmbedded(place.directory, into)
    : copyPostgres(place.url, into);
}

/** @returns null when it has been said */
async function sayReplayed(asked: Asking<'replay'>): Promise<Word | null> {
  const replayed = await replayPast(asked);
  if (!replayed.isOk) {
    process.exitCode = 2;
    return { msg: 'refused', kind: 'bad-setting', sentence: replayed.error };
  }
  const { value } = replayed;
  await written(asked.isJson ? `${JSON.stringify(value)}\n` : `${replayLines(value).join('\n')}\n`);
  return null;
}

function told(manifest: Manifest): Readonly<Record<string, unknown>> {
  const { digest, version, source, migrations } = manifest;
  return {
    rows: rowsIn(manifest),
    digest,
    madeAt: new Date(manifest.madeAt).toISOString(),
    source,
    version,
    schema: migrations.at(-1),
  };
}

/** Resolves when whoever reads takes more. */
function written(piece: string): Promise<void> {
  if (process.stdout.write(piece)) return Promise.resolve();
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

function say(word: Word): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

await run();

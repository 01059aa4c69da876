import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readAsked } from '../../../../sidecar/operator/asked.ts';

const BACKUP = ['backup', '--out', 'b.db'];

it('[BK1] the folder that is named goes before DATABASE_URL, and that before DATA_DIR', () => {
  const set = { DATABASE_URL: 'postgres://there/toonbank', DATA_DIR: '/kept', INIT_CWD: '/here' };
  const placeIn = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
    const asked = readAsked(args, environment);
    return asked.isOk && 'place' in asked.value ? asked.value.place : null;
  };
  const named = [...BACKUP, '--data-dir', 'other'];
  expect(placeIn(named, set)).toEqual({ kind: 'embedded', directory: '/here/other' });
  expect(placeIn(BACKUP, set)).toEqual({ kind: 'postgres', url: 'postgres://there/toonbank' });
  const { DATABASE_URL: _, ...folder } = set;
  expect(placeIn(BACKUP, folder)).toEqual({ kind: 'embedded', directory: '/kept' });
  expect(placeIn(BACKUP, {})).toEqual({ kind: 'embedded', directory: resolve('.toonbank') });
});

it('[BK1] files are named from where the operator is', () => {
  const INIT_CWD = '/where/i/am';
  expect(readAsked([...BACKUP, '--keep', '7'], { INIT_CWD })).toMatchObject({
    value: { task: 'backup', out: '/where/i/am/b.db', keep: 7 },
  });
  expect(readAsked(['backup', '--verify', '/b.db'], { INIT_CWD })).toMatchObject({
    value: { task: 'verify', file: '/b.db' },
  });
  const restore = ['restore', '--from', 'b.db', '--force', '--also-erase', 'gone.json'];
  expect(readAsked(restore, { INIT_CWD })).toMatchObject({
    value: {
      task: 'restore',
      from: '/where/i/am/b.db',
      isForced: true,
      alsoErase: '/where/i/am/gone.json',
    },
  });
});

it.each([
  [[], 'Say backup or restore'],
  [['destroy'], 'Say backup or restore'],
  [['backup'], 'Say where to'],
  [['restore'], 'Say from which file'],
  [['backup', '--out'], 'npm run backup'],
  [[...BACKUP, '--keep', '0'], '--keep is "0"'],
  [[...BACKUP, '--keep', 'many'], '--keep is "many"'],
  [[...BACKUP, 'more'], "Unexpected argument 'more'"],
  [['restore', '--from', 'x', '--loudly'], "Unknown option '--loudly'"],
] as const)('[BK3] %j is refused in a sentence', (args, words) => {
  const asked = readAsked(args, {});
  expect(asked.isOk ? 'accepted' : asked.error).toContain(words);
});

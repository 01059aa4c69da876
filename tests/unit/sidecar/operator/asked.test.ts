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

it('[LG2] the ledger’s heads are where they are set to be, else below the data that is asked about', () => {
  const sealsOf = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
    const asked = readAsked(['ledger', 'verify', ...args], environment);
    return asked.isOk && 'seals' in asked.value ? asked.value.seals : null;
  };
  const postgres = { DATABASE_URL: 'postgres://there/toonbank', DATA_DIR: '/kept' };
  expect(sealsOf([], { DATA_DIR: '/kept' })).toBe('/kept/ledger');
  expect(sealsOf(['--data-dir', '/other'], { DATA_DIR: '/kept' })).toBe('/other/ledger');
  expect(sealsOf([], postgres)).toBe('/kept/ledger');
  expect(sealsOf([], { ...postgres, LEDGER_DIR: '/seals' })).toBe('/seals');
  expect(readAsked(['ledger', 'export', '--format', 'csv'], postgres)).toMatchObject({
    value: { task: 'ledger-export', format: 'csv', place: { kind: 'postgres' } },
  });
});

it.each([
  [[], 'Say backup, restore, ledger or replay'],
  [['destroy'], 'Say backup, restore, ledger or replay'],
  [['ledger'], 'Say what to do'],
  [['ledger', 'mend'], 'Say what to do'],
  [['ledger', 'verify', 'twice'], '"twice" is too much'],
  [['ledger', 'export'], 'Say --format'],
  [['ledger', 'export', '--format', 'xml'], 'Say --format'],
  [['ledger', 'sign', '--format', 'csv'], 'Only export has a format'],
  [['ledger', 'verify', '--loudly'], "Unknown option '--loudly'"],
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breaks, cyclesIn, IMPORT_LAWS } from './import-laws.ts';
import { files, imports, ROOT } from './source.ts';

const CODE = ['.ts', '.tsx'];

describe('[AR1] folders import only what they may', () => {
  for (const law of IMPORT_LAWS) {
    test(`[AR1] ${law.folder}`, () => {
      const broken = files(CODE, law.folder)
        .filter((path) => !law.except?.includes(path))
        .flatMap(imports)
        .filter((found) => breaks(law, found))
        .map(({ from, target }) => `${from} → ${target}`);
      expect(broken).toEqual([]);
    });
  }
});

test('[AR1] every own import names a file that is there', () => {
  const missing = files(CODE, '.')
    .flatMap(imports)
    .filter(({ isOwn, target }) => isOwn && !existsSync(join(ROOT, target)))
    .map(({ from, target }) => `${from} → ${target}`);
  expect(missing).toEqual([]);
});

test('[AR1] adapters of one kind do not know those of another', () => {
  const kind = (path: string) => path.split('/')[2];
  const crossed = files(CODE, 'sidecar/adapters')
    .flatMap(imports)
    .filter(({ isOwn, target }) => isOwn && target.startsWith('sidecar/adapters/'))
    .filter(({ from, target }) => kind(from) !== kind(target))
    .map(({ from, target }) => `${from} → ${target}`);
  expect(crossed).toEqual([]);
});

test('[AR1] only its own driver and the copies speak to PostgreSQL', () => {
  const may = ['sidecar/adapters/store/drivers/postgres/', 'sidecar/adapters/store/backup/'];
  const outside = files(CODE, 'sidecar')
    .flatMap(imports)
    .filter(({ isOwn, target }) => !isOwn && (target === 'pg' || target.startsWith('pg/')))
    .filter(({ from }) => !may.some((folder) => from.startsWith(folder)))
    .map(({ from, target }) => `${from} → ${target}`);
  expect(outside).toEqual([]);
});

test('[AR2] there are no import cycles, type-only imports included', () => {
  const graph = new Map(
    files(CODE, 'shared', 'sidecar', 'extension', 'visitor', 'demo').map((path) => [
      path,
      imports(path)
        .filter(({ isOwn }) => isOwn)
        .map(({ target }) => target),
    ]),
  );
  expect(cyclesIn(graph)).toEqual([]);
});

test('[AR1] a planted import that breaks a law is found', () => {
  const law = IMPORT_LAWS.find(({ folder }) => folder === 'sidecar/domain/');
  const planted = (target: string, isOwn: boolean) => ({
    from: 'sidecar/domain/x.ts',
    target,
    isOwn,
    isTypeOnly: false,
  });
  if (law === undefined) throw new Error('there is no law for the domain');
  expect(breaks(law, planted('node:fs', false))).toBe(true);
  expect(breaks(law, planted('sidecar/app/pipeline.ts', true))).toBe(true);
  expect(breaks(law, planted('shared/kernel/ids.ts', true))).toBe(false);
});

test('[AR2] a planted cycle is found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
  ]);
  expect(cyclesIn(graph)).toEqual(['a → b → c → a']);
});

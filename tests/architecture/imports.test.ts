import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IMPORT_LAWS, type ImportLaw } from './import-laws.ts';
import { files, type Import, imports, ROOT } from './source.ts';

const CODE = ['.ts', '.tsx'];

function breaks(law: ImportLaw, { target, isOwn, isTypeOnly }: Import): boolean {
  if (!isOwn) {
    const isAllowed = law.packages.some((name) =>
      name.endsWith(':') || name.endsWith('/')
        ? target.startsWith(name)
        : target === name || target.startsWith(`${name}/`),
    );
    return !isAllowed;
  }
  if (/\.(css|svg|json)$/.test(target)) return false;
  const allowed = isTypeOnly ? [...law.values, ...law.types] : law.values;
  return !allowed.some((prefix) => target.startsWith(prefix));
}

describe('[AR1] folders import only what they may', () => {
  for (const law of IMPORT_LAWS) {
    test(`[AR1] ${law.folder}`, () => {
      const broken = files(CODE, law.folder)
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

test('[AR2] there are no import cycles, type-only imports included', () => {
  const graph = new Map(
    files(CODE, 'shared', 'sidecar', 'extension', 'visitor', 'demo').map((path) => [
      path,
      imports(path)
        .filter(({ isOwn }) => isOwn)
        .map(({ target }) => target),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});

test('[AR2] the search for cycles finds a planted one', () => {
  expect(imports('tests/architecture/imports.test.ts').map(({ target }) => target)).toContain(
    'tests/architecture/source.ts',
  );
});

import { expect, test } from 'vitest';
import { code, files } from './source.ts';

const CODE = ['.ts', '.tsx'];

function offenders(folder: string, pattern: RegExp, except: readonly string[] = []): string[] {
  return files(CODE, folder)
    .filter((path) => !except.includes(path))
    .flatMap((path) =>
      code(path)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
}

const IMPURE =
  /\basync\b|\bawait\b|\bPromise\b|\bDate\b|Math\.random|\bconsole\b|\bprocess\b|\bperformance\b|\bcrypto\b|\bset(Timeout|Interval)\b|\bglobalThis\b|\bfetch\b/;

test.each([
  'const at = Date.now();',
  'export async function wait() {}',
  'const x = Math.random();',
  'console.log(x);',
])('[AR3] a planted impurity is found: %s', (line) => {
  expect(IMPURE.test(line)).toBe(true);
});

test('[AR3] the domain knows no clock, chance, waiting, globals or logging', () => {
  expect(offenders('sidecar/domain', IMPURE)).toEqual([]);
});

test('[AR4] only the pipeline opens a transaction or rings the bell', () => {
  const committing = /\.transact\(|\bbus\.wake\(/;
  expect(offenders('sidecar/app', committing, ['sidecar/app/pipeline.ts'])).toEqual([]);
  expect(offenders('sidecar/gateway', committing)).toEqual([]);
});

test('[AR5] SQL is written in the store’s adapters alone', () => {
  const sql = /\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b/i;
  const outside = offenders('sidecar', sql).filter(
    (line) => !line.startsWith('sidecar/adapters/store/'),
  );
  expect(outside).toEqual([]);
});

test('[AR5] browser APIs of the extension are used through one file', () => {
  const api = /\b(chrome|browser)\.(?!ts)\w+/;
  expect(offenders('extension', api, ['extension/platform/browser.ts'])).toEqual([]);
});

test('[AR3] use cases await nothing but the store', () => {
  const waiting = /\bset(Timeout|Interval)\b|\bfetch\(|\bDate\.now\b|Math\.random|\bnew Promise\b/;
  expect(offenders('sidecar/app', waiting)).toEqual([]);
});

test('[AR6] nothing is typed any, asserted non-null, or exported from a barrel', () => {
  const barrels = files(CODE, 'shared', 'sidecar', 'extension', 'visitor', 'demo').filter(
    (path) => {
      const lines = code(path)
        .split('\n')
        .filter((line) => line.trim() !== '');
      return lines.length > 0 && lines.every((line) => /^export (\*|\{|type \{).*from/.test(line));
    },
  );
  expect(barrels).toEqual([]);
  expect(offenders('sidecar', /\bas any\b|: any\b/)).toEqual([]);
});

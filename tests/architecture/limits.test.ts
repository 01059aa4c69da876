import { expect, test } from 'vitest';
import { code, files, read } from './source.ts';

test('[LM1] every bound is used: one that nothing enforces protects nobody', () => {
  const written = ['shared/protocol/limits.ts', ...files(['.ts'], 'shared/protocol/limits')];
  const bounds = written.flatMap((path) => [...read(path).matchAll(/^export const (\w+)/gm)]);
  const used = files(['.ts', '.tsx'], 'shared', 'sidecar', 'extension', 'visitor')
    .filter((path) => !written.includes(path))
    .map(code)
    .join('\n');
  const idle = bounds
    .map(([, name = '']) => name)
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(used));
  expect(bounds.length).toBeGreaterThan(80);
  expect(idle).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasWebExt, lint } from '../../scripts/firefox/web-ext.ts';
import { makePackage } from '../../scripts/package/make-package.ts';

const STORES = readFileSync(join(import.meta.dirname, '../../docs/STORES.md'), 'utf8');

test.skipIf(!hasWebExt())(
  '[FX5] Mozilla’s linter has nothing against the package but two warnings, which STORES explains',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'toonbank-package-'));
    const { errors, warnings } = await lint(makePackage('firefox', folder).path);
    await rm(folder, { recursive: true });
    expect(errors).toEqual([]);
    expect(warnings.map(({ code, message }) => `${code}: ${message}`).sort()).toEqual([
      expect.stringMatching(/^UNSAFE_VAR_ASSIGNMENT: Unsafe assignment to innerHTML$/),
      expect.stringMatching(/^UNSAFE_VAR_ASSIGNMENT: Unsafe call to \S+\.document\(\)\.write /),
    ]);
    expect(STORES.replace(/\s+/g, ' ')).toContain('an assignment to `innerHTML`');
    expect(STORES.replace(/\s+/g, ' ')).toContain('a call of `document().write`');
  },
);

test.skipIf(!hasWebExt())('[FX5] the linter finds what is wrong', async () => {
  const { errors } = await lint(join(import.meta.dirname, '../../_locales'));
  expect(errors.length).toBeGreaterThan(0);
});

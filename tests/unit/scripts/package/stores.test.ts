import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSERS, type BrowserBuild, manifestFor } from '../../../../scripts/build/manifests.ts';
import { asksFor, permissionRows } from '../../../../scripts/package/permissions.ts';

const rows = permissionRows(
  readFileSync(join(import.meta.dirname, '../../../../docs/STORES.md'), 'utf8'),
);

/** As it is written into the package. */
const manifestOf = (browser: BrowserBuild) =>
  JSON.parse(JSON.stringify(manifestFor(browser, '1.0.0')));

describe.each(BROWSERS)('what the extension asks for in %s', (browser) => {
  const asked = asksFor(manifestOf(browser));

  it('[SH1] has a sentence each, and each sentence something that is asked', () => {
    const explained = rows.filter(({ browsers }) => browsers.includes(browser));
    expect(explained.map(({ name }) => name).sort()).toEqual([...asked].sort());
    for (const { why } of explained) expect(why).toMatch(/^[A-Z].{30,}\.$/);
  });

  it('[SH1] is no host, and the same by whichever key it is asked', () => {
    expect(asked.filter((name) => /[:*<]/.test(name))).toEqual([]);
    const later = { optional_permissions: ['history'], host_permissions: ['<all_urls>'] };
    expect(asksFor(later)).toEqual(['history', '<all_urls>']);
  });
});

it('[RN11] Firefox’s manifest has the policy and words of Chrome’s, and nothing only Chrome knows', () => {
  const { name, description, version, content_security_policy } = manifestOf('chrome');
  const firefox = manifestOf('firefox');
  expect(firefox).toMatchObject({ name, description, version, content_security_policy });
  const chromeOnly = /^(key|side_panel|minimum_chrome_version|cross_origin|web_acc|content_scr)/;
  expect(Object.keys(firefox).filter((key) => chromeOnly.test(key))).toEqual([]);
  expect(firefox).toMatchObject({
    browser_specific_settings: { gecko: { id: '{532fe74e-3e28-4cfc-805d-4b06e5770967}' } },
  });
});

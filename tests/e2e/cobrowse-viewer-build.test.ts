import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };

const ASSETS = join(import.meta.dirname, '../../dist/chrome/assets');

it('[VW6, SH3] what is built for the agent’s browser makes no worker of text, and holds no recorder', () => {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'));
  const texts = scripts.map((name) => readFileSync(join(ASSETS, name), 'utf8'));
  expect(texts.some((text) => text.includes('replayer-wrapper'))).toBe(true);
  for (const word of [
    /\bnew (Shared)?Worker\b/,
    /createObjectURL/,
    /\bimportScripts\b/,
    /freezePage/,
  ]) {
    expect(
      texts.some((text) => word.test(text)),
      String(word),
    ).toBe(false);
  }
});

it('[VW6] pages of the extension may show pictures in frames of their own, and nothing else in frames', () => {
  const policy = manifest.content_security_policy.extension_pages;
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-src 'self';");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(manifest.cross_origin_embedder_policy.value).toBe('credentialless');
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
});

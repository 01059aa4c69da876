import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import english from '../../../_locales/en/messages.json' with { type: 'json' };
import dutch from '../../../_locales/nl/messages.json' with { type: 'json' };
import manifest from '../../../manifest.json' with { type: 'json' };
import project from '../../../package.json' with { type: 'json' };

describe('the manifest', () => {
  it('[RN11] fixes the id of the extension', () => {
    const hash = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex');
    const id = [...hash.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]);
    expect(id.join('')).toBe('elpchlfplgpindpomahdmngmjfniejog');
  });

  it('[RN11] asks for no shop, no content script and no more than the panel needs', () => {
    expect(manifest.permissions).toEqual(['sidePanel', 'alarms', 'notifications', 'offscreen']);
    const wide = /host_permissions|content_scripts|web_accessible|externally/;
    expect(Object.keys(manifest).filter((key) => wide.test(key))).toEqual([]);
  });

  it('[RN11] lets pages run their own scripts only', () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'; script-src 'self'; object-src 'none';");
    expect(policy).not.toMatch(/unsafe-eval|(script|object|default)-src[^;]*unsafe/);
    expect(manifest.cross_origin_embedder_policy.value).toBe('credentialless');
  });

  it('[RN11, SH3] shows styles of elsewhere in the viewer alone: the panel has a policy of its own', () => {
    const { extension_pages } = manifest.content_security_policy;
    expect(extension_pages).toMatch(/frame-src 'self';.*base-uri 'none'; form-action 'none';/);
    expect(extension_pages).toMatch(/frame-ancestors 'self'$/);
    const page = readFileSync(
      join(import.meta.dirname, '../../../extension/panel/index.html'),
      'utf8',
    );
    const [, own = ''] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(page) ?? [];
    expect(own).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(own).not.toMatch(/unsafe|(img|style|font|media|frame)-src[^;]*http/);
  });

  it('[RN11] has the version of the package', () => {
    expect(manifest.version).toBe(project.version);
  });

  it('[RN11] finds each of its words in both languages', () => {
    const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    expect(Object.keys(english)).toEqual(expect.arrayContaining(used));
    expect(Object.keys(dutch).sort()).toEqual(Object.keys(english).sort());
  });
});

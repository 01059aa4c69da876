import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SERVER_KEY_MIN_CHARS, SERVER_KEYS_MAX } from '../../../shared/protocol/limits.ts';
import { readConfig } from '../../../sidecar/config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KEY = 'k'.repeat(SERVER_KEY_MIN_CHARS);

/** The one shop of a file that says this of it, or what is wrong. */
function shopWith(fields: object, variables: Readonly<Record<string, string>> = {}) {
  const SHOPS = join(temporaryFolder(), 'shops.json');
  writeFileSync(SHOPS, JSON.stringify([{ shop: 'boots', origins: ['https://a.nl'], ...fields }]));
  const read = readConfig({ SHOPS, ...variables });
  return read.isOk ? read.value.shops[0] : read.error.sentence;
}

describe('serverKeys', () => {
  it('[KY1] a shop may have several keys for its server, up to a bound, and none by default', () => {
    expect(shopWith({})).toMatchObject({ serverKeys: [], engine: { kind: 'asks-us' } });
    const most = Array.from({ length: SERVER_KEYS_MAX }, () => KEY);
    expect(shopWith({ serverKeys: most })).toMatchObject({ serverKeys: most });
    for (const wrong of [[...most, KEY], ['short'], [KEY.slice(1)], KEY, [7]]) {
      expect(shopWith({ serverKeys: wrong })).toContain('SHOPS is not a list of shops');
    }
  });
});

describe('engine', () => {
  it('[CD9] a shop that makes its own codes has an address and a key we sign with', () => {
    const engine = { kind: 'generic-http', url: 'https://a.nl/toonbank' };
    expect(shopWith({ engine, serverKeys: [KEY] })).toMatchObject({ engine });
    expect(shopWith({ engine })).toBe(
      'Shop boots has the engine generic-http and no serverKeys to sign our requests with.',
    );
    expect(shopWith({ engine: { ...engine, url: 'a.nl' }, serverKeys: [KEY] })).toBe(
      'Shop boots has "a.nl" for its engine, which is no http address.',
    );
  });

  it('[CD9] Vendure’s name and password stand in settings that the file names', () => {
    const engine = {
      kind: 'vendure',
      url: 'https://a.nl/admin-api',
      username: 'VENDURE_USERNAME',
      password: 'VENDURE_PASSWORD',
    };
    const set = { VENDURE_USERNAME: 'toonbank', VENDURE_PASSWORD: 'secret', CHANNEL: 'nl' };
    expect(shopWith({ engine }, set)).toMatchObject({
      engine: { kind: 'vendure', username: 'toonbank', password: 'secret', channelToken: null },
    });
    expect(shopWith({ engine: { ...engine, channel: 'CHANNEL' } }, set)).toMatchObject({
      engine: { channelToken: 'nl' },
    });
    expect(shopWith({ engine })).toBe(
      'Shop boots names VENDURE_USERNAME for its engine, which is not set.',
    );
    // A password in the file itself is not what is asked for.
    expect(shopWith({ engine: { ...engine, password: 'secret' } }, set)).toContain('SHOPS');
    expect(shopWith({ engine: { ...engine, url: 'ftp://a.nl' } }, set)).toContain(
      'no http address',
    );
  });

  it.each([[{ kind: 'shopify' }], [{ kind: 'asks-us', url: 'https://a.nl' }], ['vendure']])(
    '[OP6] an engine that is not known is refused in a sentence (%#)',
    (engine) => {
      expect(shopWith({ engine })).toContain('SHOPS is not a list of shops');
    },
  );
});

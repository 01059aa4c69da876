import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDENTIFY_KEYS_MAX, PRIVACY_TOKEN_MIN_CHARS } from '../../../shared/protocol/limits.ts';
import { EXTENSION_ID, EXTENSION_ORIGIN } from '../../../sidecar/config/extension-id.ts';
import { type Config, readConfig } from '../../../sidecar/config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function configOf(environment: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig(environment);
  if (!read.isOk) throw new Error(read.error.sentence);
  return read.value;
}

function sentenceOf(environment: Readonly<Record<string, string>>): string {
  const read = readConfig(environment);
  return read.isOk ? 'accepted' : read.error.sentence;
}

it('[OP6] without settings it listens on loopback, for no shop and our extension', () => {
  expect(configOf()).toMatchObject({
    port: 4680,
    host: '127.0.0.1',
    shops: [],
    hosts: null,
    databaseUrl: null,
    nats: null,
    publicUrl: null,
    trustedProxies: [],
    extensionOrigins: [EXTENSION_ORIGIN],
    webhook: null,
    metricsTokens: [],
    operatorTokens: [],
  });
});

it('[LG2] signed heads are kept below the data, unless another folder is named', () => {
  expect(configOf({ DATA_DIR: '/kept' }).ledgerDir).toBe('/kept/ledger');
  expect(configOf({ DATA_DIR: '/kept', LEDGER_DIR: '/elsewhere' }).ledgerDir).toBe('/elsewhere');
});

it('[OP6] a folder with the first articles is one that is there', () => {
  const folder = temporaryFolder();
  expect(configOf().seedKnowledgeDir).toBeNull();
  expect(configOf({ SEED_KNOWLEDGE: folder }).seedKnowledgeDir).toBe(folder);
  expect(sentenceOf({ SEED_KNOWLEDGE: '/not/there' })).toContain('SEED_KNOWLEDGE');
});

it('[OP6] a config cannot be changed', () => {
  expect(Object.isFrozen(configOf())).toBe(true);
});

it("[ID3] the extension's id is 32 letters from a to p, as Chrome makes it of the key", () => {
  expect(EXTENSION_ID).toMatch(/^[a-p]{32}$/);
});

const WITHOUT_KEYS = { identifyKeys: [], serverKeys: [], engine: { kind: 'asks-us' } };

describe('SHOPS', () => {
  it('[ID3] names shops and their origins inline', () => {
    const { shops } = configOf({ SHOPS: 'boots=https://a.nl, https://b.nl; bikes=http://c.nl:81' });
    expect(shops).toEqual([
      {
        shop: 'boots',
        name: 'boots',
        origins: ['https://a.nl', 'https://b.nl'],
        ...WITHOUT_KEYS,
      },
      { shop: 'bikes', name: 'bikes', origins: ['http://c.nl:81'], ...WITHOUT_KEYS },
    ]);
  });

  it('[ID1] a file can hold the key with which a shop signs', () => {
    const file = join(temporaryFolder(), 'shops.json');
    const identifyKey = 'k'.repeat(32);
    writeFileSync(file, JSON.stringify([{ shop: 'a', origins: ['https://a.nl'], identifyKey }]));
    expect(configOf({ SHOPS: file }).shops).toEqual([
      {
        shop: 'a',
        name: 'a',
        origins: ['https://a.nl'],
        ...WITHOUT_KEYS,
        identifyKeys: [{ kid: null, key: identifyKey }],
      },
    ]);
  });

  it('[KY1] a shop may have several keys, with or without a name, up to a bound', () => {
    const file = join(temporaryFolder(), 'shops.json');
    const [old, next] = ['o'.repeat(32), 'n'.repeat(32)];
    const shopsWith = (keys: object) => {
      writeFileSync(file, JSON.stringify([{ shop: 'a', origins: ['https://a.nl'], ...keys }]));
      return { SHOPS: file };
    };
    const both = shopsWith({ identifyKeys: [{ kid: 'next', key: next }, old] });
    expect(configOf(both).shops[0]?.identifyKeys).toEqual([
      { kid: 'next', key: next },
      { kid: null, key: old },
    ]);
    const apart = shopsWith({ identifyKey: next, identifyKeys: [old] });
    expect(configOf(apart).shops[0]?.identifyKeys.map(({ key }) => key)).toEqual([next, old]);
    const tooMany = Array.from({ length: IDENTIFY_KEYS_MAX + 1 }, () => next);
    for (const wrong of [tooMany, ['short'], [{ kid: '', key: next }], 'text']) {
      expect(sentenceOf(shopsWith({ identifyKeys: wrong }))).toContain('SHOPS');
    }
  });

  it.each([
    ['a path', 'a=https://a.nl/shop'],
    ['a slash', 'a=https://a.nl/'],
    ['another scheme', 'a=ftp://a.nl'],
    ['a wildcard', 'a=https://*.a.nl'],
    ['capitals, which browsers never send', 'a=https://A.nl'],
    ['no origin', 'a='],
    ['an id that is none', '../a=https://a.nl'],
    ['a shop twice', 'a=https://a.nl;a=https://b.nl'],
    ['a file that is not there', 'no-such-file.json'],
  ])('[ID3] with %s is refused in a sentence', (_, SHOPS) => {
    expect(sentenceOf({ SHOPS })).toMatch(/SHOPS|Shop/);
  });

  it('[OP6] the demo shop comes with SEED=demo, at the port of the demo', () => {
    expect(configOf({ SEED: 'demo' }).shops[0]?.origins).toEqual([
      'http://127.0.0.1:4690',
      'http://localhost:4690',
    ]);
    expect(configOf({ SEED: 'demo', DEMO_PORT: '81' }).shops[0]?.origins[0]).toBe(
      'http://127.0.0.1:81',
    );
    expect(
      configOf({ SEED: 'demo', DEMO_ORIGINS: 'https://demo.example' }).shops[0]?.origins,
    ).toEqual(['https://demo.example']);
  });
});

it('[KY1] tokens and secrets may be several, parted by commas', () => {
  const secrets = ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
  const set = { WEBHOOK_URL: 'https://a.nl/hook', METRICS_TOKEN: 'new-one, old-one' };
  expect(configOf({ ...set, WEBHOOK_SECRET: secrets.join(', ') })).toMatchObject({
    webhook: { secrets },
    metricsTokens: ['new-one', 'old-one'],
  });
  expect(sentenceOf({ ...set, WEBHOOK_SECRET: `${secrets[0]},no secret` })).toContain('WEBHOOK');
});

it.each([
  ['PORT', '70000'],
  ['PORT', '1e3.5'],
  ['PUBLIC_URL', 'toonbank.shop.nl'],
  ['PUBLIC_URL', 'https://toonbank.shop.nl/path'],
  ['EXTENSION_ORIGINS', 'https://evil.example'],
  ['EXTENSION_ORIGINS', 'chrome-extension://*'],
  ['EXTENSION_ORIGINS', '*'],
  ['LOG_LEVEL', 'loud'],
  ['WEBHOOK_URL', 'https://a.nl/hook'],
])('[OP6] %s=%s is refused in a sentence that names it', (name, value) => {
  expect(sentenceOf({ [name]: value })).toContain(name);
});

it('[ER4] a token that opens everything is long enough not to be guessed', () => {
  const long = 'x'.repeat(PRIVACY_TOKEN_MIN_CHARS);
  const read = readConfig({ OPERATOR_TOKEN: `${long},${long}y` });
  expect(read.isOk && read.value.operatorTokens).toEqual([long, `${long}y`]);
  const short = readConfig({ OPERATOR_TOKEN: `${long},${long.slice(1)}` });
  expect(!short.isOk && short.error.sentence).toContain('OPERATOR_TOKEN');
});

describe('NATS_URL', () => {
  it('[BS3] names the bus between sidecars, with what opens it', () => {
    const { nats } = configOf({ NATS_URL: 'nats://toonbank:secret@nats.example' });
    expect(nats).toMatchObject({ servers: ['nats.example:4222'], password: 'secret' });
  });

  it('[BS3, LO1] that is none gets a sentence, without what was in it', () => {
    const sentence = sentenceOf({ NATS_URL: 'http://toonbank:secret@nats.example' });
    expect(sentence).toContain('It looks like nats://user:password@host:4222');
    expect(sentence).not.toContain('secret');
  });
});

describe('DATABASE_URL', () => {
  it.each([
    'postgresql://anna:p%40ss@db.example:5433/shop?sslmode=verify-full',
    'postgres://db.example/shop',
    'postgresql:///shop?host=/var/run/postgresql',
  ])('[ST7] is taken as it is: %s', (url) => {
    expect(configOf({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it.each(['mysql://db/shop', 'db.example/shop', 'postgresql://anna:secret@db.example', '5433'])(
    '[ST7] that names no database gets a sentence, without what was in it: %s',
    (url) => {
      const sentence = sentenceOf({ DATABASE_URL: url });
      expect(sentence).toContain('It looks like postgresql://user:password@host:5432/database');
      expect(sentence).not.toContain(url);
    },
  );
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
    publicUrl: null,
    trustedProxies: [],
    extensionOrigins: [EXTENSION_ORIGIN],
    webhook: null,
    metricsToken: null,
  });
});

it('[OP6] a config cannot be changed', () => {
  expect(Object.isFrozen(configOf())).toBe(true);
});

it("[ID3] the extension's id is 32 letters from a to p, as Chrome makes it of the key", () => {
  expect(EXTENSION_ID).toMatch(/^[a-p]{32}$/);
});

describe('SHOPS', () => {
  it('[ID3] names shops and their origins inline', () => {
    const { shops } = configOf({ SHOPS: 'boots=https://a.nl, https://b.nl; bikes=http://c.nl:81' });
    expect(shops).toEqual([
      {
        shop: 'boots',
        name: 'boots',
        origins: ['https://a.nl', 'https://b.nl'],
        identifyKey: null,
      },
      { shop: 'bikes', name: 'bikes', origins: ['http://c.nl:81'], identifyKey: null },
    ]);
  });

  it('[ID1] a file can hold the key with which a shop signs', () => {
    const file = join(temporaryFolder(), 'shops.json');
    const identifyKey = 'k'.repeat(32);
    writeFileSync(file, JSON.stringify([{ shop: 'a', origins: ['https://a.nl'], identifyKey }]));
    expect(configOf({ SHOPS: file }).shops).toEqual([
      { shop: 'a', name: 'a', origins: ['https://a.nl'], identifyKey },
    ]);
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

it.each([
  ['PORT', '70000'],
  ['PORT', '1e3.5'],
  ['PUBLIC_URL', 'toonbank.shop.nl'],
  ['PUBLIC_URL', 'https://toonbank.shop.nl/path'],
  ['EXTENSION_ORIGINS', 'https://evil.example'],
  ['LOG_LEVEL', 'loud'],
  ['WEBHOOK_URL', 'https://a.nl/hook'],
])('[OP6] %s=%s is refused in a sentence that names it', (name, value) => {
  expect(sentenceOf({ [name]: value })).toContain(name);
});

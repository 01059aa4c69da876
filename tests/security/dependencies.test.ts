import { expect, it } from 'vitest';
import { code, files, read } from '../architecture/source.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
}

const LOCKS = files(['.json'], '.').filter((path) => path.endsWith('package-lock.json'));
const lockOf = (path: string): Lock => JSON.parse(read(path));
const packagesOf = (path: string) =>
  Object.entries(lockOf(path).packages).filter(([name]) => name !== '');

/** Packages that may run something when they are installed; none needs to. */
const INSTALL_SCRIPTS_ALLOWED: readonly string[] = [];

it('[SC4] the product has a lock file', () => {
  expect(LOCKS).toContain('package-lock.json');
});

it.each(LOCKS)('[SC4] %s pins every package by hash, from one kind of place', (path) => {
  const loose = packagesOf(path).filter(
    ([, { integrity, resolved }]) =>
      !/^sha(512|256)-/.test(integrity ?? '') || !(resolved ?? 'https://').startsWith('https://'),
  );
  expect(loose.map(([name]) => name)).toEqual([]);
  expect(lockOf(path).lockfileVersion).toBe(3);
});

it('[SC4] no package of the product runs anything when it is installed', () => {
  const running = packagesOf('package-lock.json').filter(
    ([name, { hasInstallScript }]) =>
      hasInstallScript === true && !INSTALL_SCRIPTS_ALLOWED.includes(name),
  );
  expect(running.map(([name]) => name)).toEqual([]);
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});

it('[SC4] every direct dependency is one exact version, as in the lock', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const { packages } = lockOf('package-lock.json');
  const wrong = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([name, version]) =>
      !/^\d+\.\d+\.\d+$/.test(version) || packages[`node_modules/${name}`]?.version !== version,
  );
  expect(wrong).toEqual([]);
});

it('[SC4] the sidecar runs on the packages that are listed here and on no other', () => {
  const imported = new Set(
    files(['.ts'], 'sidecar', 'shared')
      .flatMap((path) => [
        ...code(path).matchAll(/^(?:import|export) (?!type )[^;]*? from '([^'.][^']*)'/gm),
      ])
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('node:'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
  expect([...imported].sort()).toEqual(SIDECAR_RUNS_ON);
});

const SIDECAR_RUNS_ON = [
  '@fastify/helmet',
  '@fastify/rate-limit',
  '@fastify/static',
  '@fastify/swagger',
  '@fastify/websocket',
  '@nats-io/transport-node',
  '@orama/stemmers',
  '@sinclair/typebox',
  'csv-parse',
  'fastify',
  'jose',
  'kysely',
  'parse5',
  'pg',
  'pino',
  'prom-client',
  'standardwebhooks',
  'yaml',
];

it('[SC4] nothing of the product calls a program or turns text into code', () => {
  const dangerous = files(['.ts', '.tsx'], 'shared', 'sidecar', 'extension', 'visitor').filter(
    (path) =>
      /node:(child_process|vm|cluster)|\beval\(|new Function\(|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/.test(
        code(path),
      ),
  );
  expect(dangerous).toEqual([]);
});

it('[SC4] chance that must not be guessed comes from the cryptographic source', () => {
  const guessable = files(['.ts', '.tsx'], 'shared', 'sidecar', 'extension', 'visitor').filter(
    (path) => /Math\.random\(/.test(code(path)),
  );
  expect(guessable.filter((path) => !SPREADING.includes(path))).toEqual([]);
});

/** Where chance only spreads tries over time: who guesses it knows when somebody tries again. */
const SPREADING: readonly string[] = [
  'extension/background/link.ts',
  'extension/cobrowse/open-picture.ts',
  'extension/cobrowse/socket.ts',
  'sidecar/adapters/store/drivers/postgres/writer.ts',
  'visitor/cobrowse/page-socket.ts',
  'visitor/wire/command-sending.ts',
  'visitor/wire/socket.ts',
];

it('[SC4] what is encrypted is AES-256-GCM and nothing else', () => {
  const product = files(['.ts', '.tsx'], 'shared', 'sidecar', 'extension', 'visitor').map(code);
  const named = product.flatMap((text) =>
    [...text.matchAll(/'((?:aes|des|chacha|camellia|rc)[-\d][\w-]*)'/gi)].map(
      ([, name = '']) => name,
    ),
  );
  expect(named).toEqual(['aes-256-gcm']);
  const encrypting = product.filter((text) => /createCipher|createDecipher|\.encrypt\(/.test(text));
  expect(encrypting).toHaveLength(1);
});

it('[SC4] hashing and signing are SHA-256, HMAC with it, and ECDSA on P-256, and nothing else', () => {
  const named = files(['.ts', '.tsx'], 'shared', 'sidecar', 'extension', 'visitor').flatMap(
    (path) =>
      [
        ...code(path).matchAll(
          /createHash\('([^']+)'|createHmac\('([^']+)'|hash: '(SHA[^']+)'|'((?:HS|RS|ES|PS)\d{3})'|namedCurve: '([^']+)'/g,
        ),
      ].map((found) => found.slice(1).find((name) => name !== undefined) ?? ''),
  );
  expect([...new Set(named)].sort()).toEqual(['ES256', 'HS256', 'P-256', 'SHA-256', 'sha256']);
});

import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '../shared/kernel/result.ts';
import { PRIVACY_TOKEN_MIN_CHARS } from '../shared/protocol/limits.ts';
import { type NatsAddress, readNatsAddress } from './adapters/bus/nats-address.ts';
import type { CannotStart } from './config/cannot-start.ts';
import { EXTENSION_ORIGIN } from './config/extension-id.ts';
import { isProxy } from './config/proxies.ts';
import { demoShop, isOrigin, readShops } from './config/shops.ts';
import type { Shop } from './domain/policy.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the operator has set, checked; docs/OPERATIONS.md has a line for each. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where the signed heads of the ledger and their key are. */
  readonly ledgerDir: string;
  /** The PostgreSQL database that takes the place of the folder; null when the folder is used. */
  readonly databaseUrl: string | null;
  /** What carries bells and live messages between sidecars that share the database; null for one alone. */
  readonly nats: NatsAddress | null;
  /** Where browsers reach the sidecar when that is not `http://HOST:PORT`. */
  readonly publicUrl: string | null;
  /** Addresses or ranges whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** Host headers answered to besides that of PUBLIC_URL; null means loopback names with the port. */
  readonly hosts: readonly string[] | null;
  readonly shops: readonly Shop[];
  readonly extensionOrigins: readonly string[];
  /** Each secret signs; several while the receiver goes from one to the next. */
  readonly webhook: { readonly url: string; readonly secrets: readonly string[] } | null;
  readonly sidecarName: string;
  readonly logLevel: LogLevel;
  readonly isPairingPrinted: boolean;
  /** Any of them opens /metrics; several while one is being replaced. */
  readonly metricsTokens: readonly string[];
  /** Any of them opens export and erasure; without one nothing does. */
  readonly operatorTokens: readonly string[];
  /** Articles for an installation that never had any; null: none. */
  readonly seedKnowledgeDir: string | null;
  readonly policyFile: string;
  /** Where the built visitor script is. */
  readonly visitorDir: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as a Config, or the first setting that is wrong. */
export function readConfig(environment: Environment): Result<Config, CannotStart> {
  try {
    return ok(Object.freeze(read(environment)));
  } catch (wrong) {
    if (!(wrong instanceof BadSetting)) throw wrong;
    return err({ kind: 'bad-setting', sentence: wrong.message });
  }
}

/** Leaves the reading of settings at the first one that is wrong. */
class BadSetting extends Error {}

function read(environment: Environment): Config {
  const text = (name: string): string | null => environment[name]?.trim() || null;
  const dataDir = resolve(text('DATA_DIR') ?? '.toonbank');
  return {
    port: portIn(text('PORT') ?? '4680'),
    host: text('HOST') ?? '127.0.0.1',
    dataDir,
    ledgerDir: resolve(text('LEDGER_DIR') ?? join(dataDir, 'ledger')),
    databaseUrl: databaseUrlIn(text('DATABASE_URL')),
    nats: natsIn(text('NATS_URL')),
    publicUrl: publicUrlIn(text('PUBLIC_URL')),
    trustedProxies: proxiesIn(list(text('TRUSTED_PROXIES'))),
    hosts: hostsIn(list(text('HOSTS'))),
    shops: shopsIn(environment),
    extensionOrigins: extensionOriginsIn(list(text('EXTENSION_ORIGINS'))),
    webhook: webhookIn(text('WEBHOOK_URL'), list(text('WEBHOOK_SECRET'))),
    sidecarName: text('SIDECAR_NAME') ?? 'Toonbank',
    logLevel: logLevelIn(text('LOG_LEVEL') ?? 'info'),
    isPairingPrinted: text('PRINT_PAIRING') === '1',
    metricsTokens: list(text('METRICS_TOKEN')),
    operatorTokens: operatorTokensIn(list(text('OPERATOR_TOKEN'))),
    seedKnowledgeDir: seedKnowledgeIn(text('SEED_KNOWLEDGE')),
    policyFile: resolve(text('POLICY') ?? ours('./policy/default.json')),
    visitorDir: resolve(text('VISITOR_DIR') ?? ours('../dist/visitor')),
  };
}

function seedKnowledgeIn(setting: string | null): string | null {
  if (setting === null) return null;
  const folder = resolve(setting);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new BadSetting(
    `SEED_KNOWLEDGE is "${setting}", which is no folder. Name one with articles.`,
  );
}

function ours(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function list(setting: string | null): readonly string[] {
  return (setting ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function portIn(setting: string): number {
  const port = Number(setting);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new BadSetting(`PORT is "${setting}", which is no port. Use a number from 0 to 65535.`);
}

// Its password is not repeated: the sentence goes to logs.
function databaseUrlIn(setting: string | null): string | null {
  if (setting === null) return null;
  const url = URL.parse(setting);
  const isPostgres = url?.protocol === 'postgresql:' || url?.protocol === 'postgres:';
  if (url !== null && isPostgres && url.pathname.length > 1) return setting;
  throw new BadSetting(
    'DATABASE_URL is no address of a PostgreSQL database. It looks like postgresql://user:password@host:5432/database.',
  );
}

function natsIn(setting: string | null): NatsAddress | null {
  if (setting === null) return null;
  const address = readNatsAddress(setting);
  if (address !== null) return address;
  throw new BadSetting(
    'NATS_URL is no address of a NATS server. It looks like nats://user:password@host:4222; several of one cluster are parted by commas.',
  );
}

function publicUrlIn(setting: string | null): string | null {
  if (setting === null) return null;
  if (isOrigin(setting)) return setting;
  throw new BadSetting(
    `PUBLIC_URL is "${setting}". Give scheme and name only, as in https://toonbank.shop.nl.`,
  );
}

function proxiesIn(named: readonly string[]): readonly string[] {
  const wrong = named.find((text) => !isProxy(text));
  if (wrong === undefined) return named;
  throw new BadSetting(
    `TRUSTED_PROXIES has "${wrong}". Use addresses or ranges, as in 127.0.0.1 or 10.0.0.0/8.`,
  );
}

function hostsIn(named: readonly string[]): readonly string[] | null {
  return named.length === 0 ? null : named.map((host) => host.toLowerCase());
}

function shopsIn(environment: Environment): readonly Shop[] {
  const setting = environment.SHOPS?.trim() || null;
  const read: Result<readonly Shop[], string> =
    setting === null ? ok([]) : readShops(setting, environment);
  if (!read.isOk) throw new BadSetting(read.error);
  return environment.SEED === 'demo' ? [...read.value, demoIn(environment)] : read.value;
}

function demoIn({ DEMO_ORIGINS, DEMO_PORT }: Environment): Shop {
  const port = DEMO_PORT ?? '4690';
  const named = list(DEMO_ORIGINS ?? null);
  const origins =
    named.length > 0 ? named : [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong === undefined) return demoShop(origins);
  throw new BadSetting(
    `DEMO_ORIGINS has "${wrong}", which is no origin, as in http://127.0.0.1:4690.`,
  );
}

function extensionOriginsIn(named: readonly string[]): readonly string[] {
  const wrong = named.find(
    (origin) => !/^([a-z-]+-extension:\/\/[A-Za-z0-9-]+|moz-extension:\/\/\*)$/.test(origin),
  );
  if (wrong !== undefined) {
    throw new BadSetting(
      `EXTENSION_ORIGINS has "${wrong}". An extension's origin is as ${EXTENSION_ORIGIN}; all of Firefox is moz-extension://*.`,
    );
  }
  return named.length === 0 ? [EXTENSION_ORIGIN] : named;
}

function operatorTokensIn(tokens: readonly string[]): readonly string[] {
  if (tokens.every((token) => token.length >= PRIVACY_TOKEN_MIN_CHARS)) return tokens;
  throw new BadSetting(
    `OPERATOR_TOKEN opens everything that is kept. Use at least ${PRIVACY_TOKEN_MIN_CHARS} characters, as from: openssl rand -hex 32.`,
  );
}

function webhookIn(url: string | null, secrets: readonly string[]): Config['webhook'] {
  if (url === null) return null;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new BadSetting(`WEBHOOK_URL is "${url}", which is no http address.`);
  }
  const isSecret = (secret: string) => /^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/.test(secret);
  if (secrets.length === 0 || !secrets.every(isSecret)) {
    throw new BadSetting(
      'WEBHOOK_URL needs a WEBHOOK_SECRET to sign with: base64, as Standard Webhooks writes it.',
    );
  }
  return { url, secrets };
}

function logLevelIn(setting: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === setting);
  if (level !== undefined) return level;
  throw new BadSetting(`LOG_LEVEL is "${setting}". Use one of ${LOG_LEVELS.join(', ')}.`);
}

import { systemLog } from '../../sidecar/adapters/ambient/log.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { firstPeople } from '../../sidecar/app/agent/first-people.ts';
import { EXTENSION_ORIGIN } from '../../sidecar/config/extension-id.ts';
import type { Config } from '../../sidecar/config.ts';
import type { Shop } from '../../sidecar/domain/policy.ts';
import { type Overrides, type Sidecar, startSidecar } from '../../sidecar/main.ts';
import { TEST_POLICY, TEST_SHOP } from './environment.ts';
import { memorySeal } from './memory-seal.ts';

export { EXTENSION_ORIGIN };

/** A second shop, for whoever knocks at the wrong one. */
export const OTHER_SHOP: Shop = {
  shop: 'bikes',
  name: 'Bikes',
  origins: ['https://bikes.example'],
  identifyKeys: [],
  serverKeys: ['a-key-for-the-server-of-the-bikes-shop'],
  engine: { kind: 'asks-us' },
};

export interface TestSidecar extends Sidecar {
  /** `ws://…` without a path. */
  readonly wsUrl: string;
  /** New pairing codes for the first agent and the first lead. */
  codes(): Promise<{ readonly agent: string; readonly lead: string }>;
  /** One number of GET /metrics: 0 when it is not there yet. */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
}

/** The real sidecar on a free port of loopback, on the memory store unless told otherwise. */
export async function startTestSidecar(
  overrides: Overrides = {},
  changes: Partial<Config> = {},
): Promise<TestSidecar> {
  const started = await startSidecar(testConfig(changes), {
    store: memoryStore(),
    ledgerSeal: memorySeal(),
    policy: fixedPolicy(TEST_POLICY),
    log: systemLog('silent'),
    prior: null,
    ...overrides,
  });
  if (!started.isOk) throw new Error(started.error.sentence);
  const sidecar = started.value;
  return {
    ...sidecar,
    wsUrl: sidecar.url.replace(/^http/, 'ws'),
    codes: () => firstPeople(sidecar.environment),
    async metric(name, labels = {}) {
      const answer = await fetch(`${sidecar.url}/metrics`);
      return numberIn(await answer.text(), name, labels);
    },
  };
}

export function testConfig(changes: Partial<Config> = {}): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir: 'unused by the memory store',
    ledgerDir: 'unused by the seal in memory',
    databaseUrl: null,
    nats: null,
    publicUrl: null,
    trustedProxies: [],
    hosts: null,
    shops: [TEST_SHOP, OTHER_SHOP],
    extensionOrigins: [EXTENSION_ORIGIN],
    webhook: null,
    sidecarName: 'Test counter',
    logLevel: 'silent',
    isPairingPrinted: false,
    metricsTokens: [],
    operatorTokens: [],
    seedKnowledgeDir: null,
    policyFile: 'unused',
    visitorDir: '/no/visitor/script/here',
    ...changes,
  };
}

/** A series of a Prometheus text, by its name and some of its labels; 0 when it is not there. */
export function numberIn(
  text: string,
  name: string,
  labels: Readonly<Record<string, string>>,
): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const series = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => wanted.every((label) => line.includes(label)));
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

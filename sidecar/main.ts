import ours from '../package.json' with { type: 'json' };
import { err, ok, type Result } from '../shared/kernel/result.ts';
import { letHeapGrow } from './adapters/ambient/heap.ts';
import { systemLog } from './adapters/ambient/log.ts';
import {
  nodeDigest,
  systemChance,
  systemClock,
  systemIds,
  systemTurns,
} from './adapters/ambient/system.ts';
import { inProcessBus } from './adapters/bus/in-process.ts';
import { natsBus } from './adapters/bus/nats.ts';
import { jwtAgentProof } from './adapters/identity/agent-proof.ts';
import { jwtIdentityCheck } from './adapters/identity/jwt.ts';
import { knowledgeIn } from './adapters/knowledge/folder.ts';
import { fileSeal } from './adapters/ledger/file-seal.ts';
import { outsideByKind } from './adapters/outside/by-kind.ts';
import { noOutside, webhookOutside } from './adapters/outside/webhook.ts';
import { filePolicy } from './adapters/policy/file.ts';
import { PolicyRefused } from './adapters/policy/policy-refused.ts';
import { priorText } from './adapters/prior/file.ts';
import { shopEngines } from './adapters/shop/engines.ts';
import { shopOutside } from './adapters/shop/outside.ts';
import { openEmbedded } from './adapters/store/drivers/embedded.ts';
import { openPostgres } from './adapters/store/drivers/postgres.ts';
import { OpenFailed } from './adapters/store/open-failed.ts';
import { timedStore } from './adapters/store/timed.ts';
import { snowballStems } from './adapters/suggestion/stems.ts';
import { workerSuggester } from './adapters/suggestion/worker.ts';
import { workerTrainer } from './adapters/trainer/worker.ts';
import { firstPeople } from './app/agent/first-people.ts';
import type { Environment } from './app/context.ts';
import { doorbell } from './app/doorbell.ts';
import { countEffects } from './app/effects.ts';
import { openInstallation } from './app/installation.ts';
import { seedKnowledge } from './app/knowledge/seed.ts';
import { foresightsFrom } from './app/learning/foresights.ts';
import { priorFrom } from './app/learning/prior-from.ts';
import { removePending } from './app/privacy/erase-visitor.ts';
import { oneReplay } from './app/replay/one-replay.ts';
import { type CannotStart, cannotListen } from './config/cannot-start.ts';
import { type Config, readConfig } from './config.ts';
import { BOUNDS, type Bounds } from './gateway/bounds.ts';
import { type Counters, countInto } from './gateway/counters.ts';
import { openGateway } from './gateway/gateway.ts';
import { signLastHead } from './gateway/ledger-heads.ts';
import type { Clock, Log } from './ports/ambient.ts';
import type { Bus } from './ports/bus.ts';
import type { Outside } from './ports/outside.ts';
import type { PolicySource } from './ports/policy.ts';
import type { InstallationRow } from './ports/store/installation.ts';
import { type Store, StoreUnavailable } from './ports/store.ts';

/** What a test puts in place of the machine's own. */
export interface Overrides
  extends Partial<Pick<Environment, 'store' | 'clock' | 'ids' | 'chance' | 'log' | 'policy'>>,
    Partial<Pick<Environment, 'ledgerSeal' | 'suggester' | 'trainer' | 'prior'>> {
  readonly bounds?: Partial<Bounds>;
}

/** A sidecar that listens. */
export interface Sidecar {
  readonly url: string;
  readonly port: number;
  /** What it serves by HTTP, as in `GET /metrics`. */
  readonly routes: readonly string[];
  readonly isFresh: boolean;
  readonly pairing: { readonly agent: string; readonly lead: string } | null;
  readonly environment: Environment;
  /** From now on these shops, with these keys and origins, are the connected ones. */
  connectShops(shops: Config['shops']): void;
  /** False when it had to break off what was under way. */
  stop(): Promise<boolean>;
}

/** Builds every adapter, opens the data and listens; nobody else constructs an adapter (law 6). */
export async function startSidecar(
  config: Config,
  overrides: Overrides = {},
): Promise<Result<Sidecar, CannotStart>> {
  const log = overrides.log ?? systemLog(config.logLevel);
  const policy = openPolicy(config, log, overrides.policy);
  if (!policy.isOk) return policy;
  const opened = overrides.store ? ok(overrides.store) : await openStore(config);
  if (!opened.isOk) return opened;

  warnOfHost(config, log);
  const clock = overrides.clock ?? systemClock();
  let shops = config.shops;
  const shopSource = { current: () => shops };
  const engines = shopEngines(shopSource, clock);
  const outside = outsideByKind({
    webhook: outsideOf(config, clock, log),
    shop: shopOutside(engines),
  });
  const prior = overrides.prior === undefined ? priorFrom(priorText()) : overrides.prior;
  const counters: Counters = countInto(() => countEffects(unnamed));
  const unnamed: Environment = {
    store: timedStore(opened.value, counters.committed),
    bus: inProcessBus(log),
    effectsDue: doorbell(),
    hasWebhook: config.webhook !== null,
    clock,
    ids: overrides.ids ?? systemIds(clock),
    chance: overrides.chance ?? systemChance(),
    digest: nodeDigest(),
    turns: systemTurns(),
    ledgerSeal: overrides.ledgerSeal ?? fileSeal(config.ledgerDir),
    suggester: overrides.suggester ?? workerSuggester(log),
    trainer: overrides.trainer ?? workerTrainer(),
    stems: snowballStems(),
    log,
    policy: policy.value,
    identityCheck: jwtIdentityCheck(),
    agentProof: jwtAgentProof(),
    shops: shopSource,
    // Known once the store has been read.
    installation: '',
    holdoutSalt: '',
    prior,
    foresight: foresightsFrom(prior),
    replays: oneReplay(),
  };
  let { bus } = unnamed;
  const closeAll = async (): Promise<void> => {
    policy.value.close();
    await bus.close();
    await unnamed.suggester.close();
    await unnamed.store.close();
  };

  try {
    const { row, isFresh } = await openInstallation(unnamed);
    bus = busOf(config, unnamed, row);
    const environment: Environment = {
      ...unnamed,
      bus,
      installation: row.id,
      holdoutSalt: row.holdoutSalt,
    };
    await removePending(environment);
    const { seedKnowledgeDir } = config;
    if (seedKnowledgeDir !== null) {
      await seedKnowledge(environment, () =>
        knowledgeIn(seedKnowledgeDir).flatMap(({ articles }) => articles),
      );
    }
    const pairing = config.isPairingPrinted ? await firstPeople(environment) : null;
    const gateway = await openGateway({
      environment,
      counters,
      settings: config,
      bounds: { ...BOUNDS, ...overrides.bounds },
      outside,
      engines,
      version: ours.version,
    });
    return ok({
      url: config.publicUrl ?? urlOf(config.host, gateway.port),
      port: gateway.port,
      routes: gateway.routes,
      isFresh,
      pairing,
      environment,
      connectShops(next) {
        shops = next;
        log.info('The shops were read again.', { shops: next.map(({ shop }) => shop) });
      },
      async stop() {
        const isDrained = await gateway.drain();
        await signLastHead(environment);
        await closeAll();
        return isDrained;
      },
    });
  } catch (error) {
    await closeAll();
    const no = cannotKeep(error) ?? cannotListen(error, config.host, config.port);
    if (no === null) throw error;
    return err(no);
  }
}

/** A policy that is closed when the sidecar stops; one from a test closes nothing. */
type OpenPolicy = PolicySource & { readonly close: () => void };

function openPolicy(
  config: Config,
  log: Log,
  given: PolicySource | undefined,
): Result<OpenPolicy, CannotStart> {
  if (given !== undefined) return ok({ ...given, close: () => undefined });
  try {
    return ok(filePolicy(config.policyFile, log));
  } catch (error) {
    if (!(error instanceof PolicyRefused)) throw error;
    return err({ kind: 'bad-policy', sentence: error.sentence });
  }
}

async function openStore({ dataDir, databaseUrl }: Config): Promise<Result<Store, CannotStart>> {
  try {
    return ok(
      databaseUrl === null
        ? await openEmbedded({ directory: dataDir })
        : await openPostgres({ url: databaseUrl }),
    );
  } catch (error) {
    if (!(error instanceof OpenFailed)) throw error;
    const kind = error.kind === 'disk-full' ? 'disk-full' : 'data-unusable';
    return err({ kind, sentence: error.sentence });
  }
}

/** The folder opened, but nothing can be written in it: a disk that is full, or turned read-only. */
function cannotKeep(error: unknown): CannotStart | null {
  if (!(error instanceof StoreUnavailable)) return null;
  return { kind: 'data-unusable', sentence: error.message };
}

/** With NATS the bus reaches the other sidecars of this installation too. */
function busOf(
  { nats, databaseUrl }: Config,
  { bus: local, log, chance }: Environment,
  { id: installation, holdoutSalt: secret }: InstallationRow,
): Bus {
  if (nats === null) return local;
  if (databaseUrl === null) {
    log.warn('NATS_URL is of no use without DATABASE_URL: no other sidecar can share the folder.');
  }
  return natsBus({ local, address: nats, installation, secret, log, chance: chance.next });
}

function outsideOf({ webhook }: Config, clock: Clock, log: Log): Outside {
  return webhook === null ? noOutside(log) : webhookOutside({ ...webhook, clock });
}

function urlOf(host: string, port: number): string {
  // "Every address of this machine" is none that a browser can open.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function warnOfHost({ host, hosts, publicUrl }: Config, log: Log): void {
  const isOwn = host === 'localhost' || host === '::1' || host.startsWith('127.');
  if (isOwn || hosts !== null || publicUrl !== null) return;
  log.warn('Only loopback names are answered: set PUBLIC_URL or HOSTS to the name in use.', {
    host,
  });
}

async function run(): Promise<void> {
  letHeapGrow();
  const config = readConfig(process.env);
  const started = config.isOk ? await startSidecar(config.value) : config;
  if (!started.isOk) {
    sayOnStdout({ msg: 'cannot-start', ...started.error });
    process.exitCode = 2;
    return;
  }
  const { url, isFresh, pairing, environment, connectShops, stop } = started.value;
  const isInFolder = config.isOk && config.value.databaseUrl === null;
  const where = isInFolder ? { dataDir: config.value.dataDir } : {};
  sayOnStdout({ msg: 'ready', url, ...where, isFresh, ...(pairing === null ? {} : { pairing }) });

  let isStopping = false;
  const stopOnce = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    environment.log.info('stopping', { signal });
    const isDrained = await stop();
    process.exit(isDrained ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void stopOnce(signal));
  process.on('SIGHUP', () => {
    const again = readConfig(process.env);
    if (again.isOk) {
      connectShops(again.value.shops);
    } else {
      const { sentence } = again.error;
      environment.log.warn('The shops cannot be used; those before stay.', { sentence });
    }
  });
}

function sayOnStdout(word: object): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

if (import.meta.main) await run();

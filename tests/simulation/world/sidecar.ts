import { Registry } from 'prom-client';
import { err, ok } from '../../../shared/kernel/result.ts';
import { decodeBeacon } from '../../../shared/protocol/codec.ts';
import { nodeDigest } from '../../../sidecar/adapters/ambient/system.ts';
import { inProcessBus } from '../../../sidecar/adapters/bus/in-process.ts';
import { outsideByKind } from '../../../sidecar/adapters/outside/by-kind.ts';
import { shopOutside } from '../../../sidecar/adapters/shop/outside.ts';
import type { Environment } from '../../../sidecar/app/context.ts';
import { openInstallation } from '../../../sidecar/app/installation.ts';
import { removePending } from '../../../sidecar/app/privacy/erase-visitor.ts';
import type { Policy, Shop } from '../../../sidecar/domain/policy.ts';
import { serveAgent } from '../../../sidecar/gateway/agent-connection.ts';
import { takeBeacon } from '../../../sidecar/gateway/beacon.ts';
import { BOUNDS } from '../../../sidecar/gateway/bounds.ts';
import { buildGateway } from '../../../sidecar/gateway/build-gateway.ts';
import type { Socket } from '../../../sidecar/gateway/connection.ts';
import type { Gateway } from '../../../sidecar/gateway/context.ts';
import type { Counters } from '../../../sidecar/gateway/counters.ts';
import { drainGateway } from '../../../sidecar/gateway/drain.ts';
import { letIn } from '../../../sidecar/gateway/let-in.ts';
import { serveVisitor } from '../../../sidecar/gateway/visitor-connection.ts';
import type { AgentProof } from '../../../sidecar/ports/agent-proof.ts';
import type { Chance, Clock, Ids } from '../../../sidecar/ports/ambient.ts';
import type { Bus } from '../../../sidecar/ports/bus.ts';
import type { LedgerSeal } from '../../../sidecar/ports/ledger-seal.ts';
import type { Outside } from '../../../sidecar/ports/outside.ts';
import type { ShopEngines } from '../../../sidecar/ports/shop.ts';
import { type Store, StoreUnavailable } from '../../../sidecar/ports/store.ts';
import { policyOf, TEST_SHOP, testEnvironment } from '../../support/environment.ts';
import { countedFrames } from '../../support/rooms.ts';
import { testConfig } from '../../support/sidecar.ts';
import type { Life } from './times.ts';

export const SHOP_ORIGIN = TEST_SHOP.origins[0] ?? '';

interface Terms {
  readonly life: Life;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly policy: Policy;
  readonly outside: Outside;
  readonly shop: Shop;
  readonly engines: ShopEngines;
  readonly ledgerSeal: LedgerSeal;
  readonly bend: (bus: Bus) => Bus;
  readonly faulted: (place: string, error: string) => void;
}

/** One sidecar process: everything of the product's but the listener. */
export interface Process {
  readonly life: Life;
  readonly environment: Environment;
  accept(socket: Socket, path: string): void;
  beacon(text: string): void;
  /** As on SIGTERM; false when it broke off. */
  drain(): Promise<boolean>;
}

/** @throws StoreUnavailable when the disk refuses at the start */
export async function startProcess(terms: Terms): Promise<Process> {
  const { life, store, clock, ids, chance, policy, shop, engines, ledgerSeal } = terms;
  const unnamed: Environment = {
    ...testEnvironment(),
    store,
    bus: terms.bend(inProcessBus()),
    clock,
    ids,
    chance,
    digest: nodeDigest(),
    policy: policyOf(policy),
    agentProof: NONCE_ONLY,
    shops: { current: () => [shop] },
    ledgerSeal,
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (message, fields) => {
        const sentence = String(fields?.sentence ?? fields?.error ?? message);
        if (!sentence.startsWith(StoreUnavailable.name)) {
          terms.faulted(String(fields?.place ?? message), String(fields?.stack ?? sentence));
        }
      },
    },
  };
  const { row } = await openInstallation(unnamed);
  const environment = { ...unnamed, installation: row.id, holdoutSalt: row.holdoutSalt };
  await removePending(environment);
  const outside = outsideByKind({ webhook: terms.outside, shop: shopOutside(engines) });
  const { gateway, run } = buildGateway({
    environment,
    settings: testConfig(),
    bounds: BOUNDS,
    counters: countNothing(),
    outside,
    engines,
  });
  await gateway.links.begin();
  const stop = run();
  return {
    life,
    environment,
    accept: (socket, path) => accept(gateway, socket, path),
    beacon(text) {
      const decoded = decodeBeacon(text);
      if (!decoded.isOk) terms.faulted('beacon', 'a beacon of our own is not in the protocol');
      else takeBeacon(gateway, decoded.value).catch(gateway.faults('beacon'));
    },
    drain() {
      stop();
      return drainGateway(gateway, {
        routes: [],
        listen: async () => ({ port: 0 }),
        close: async () => undefined,
      });
    },
  };
}

function accept(gateway: Gateway, socket: Socket, path: string): void {
  letIn(gateway, socket, '192.0.2.1', (connection, place) => {
    if (path === '/v1/agent') serveAgent(gateway, connection, place);
    else serveVisitor(gateway, connection, { origin: SHOP_ORIGIN, device: null }, place);
  });
}

/** The signature is a matter of the adapter's own tests; whom and what it was made for is checked here. */
const NONCE_ONLY: AgentProof = {
  check: async (device, expected, token) => {
    const claims: Record<string, unknown> = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    if (claims.iss !== device.device) return err('wrong-device');
    if (claims.aud !== expected.audience) return err('wrong-audience');
    return claims.nonce === expected.nonce ? ok(undefined) : err('wrong-nonce');
  },
};

function countNothing(): Counters {
  const nothing = (): void => undefined;
  return {
    registry: new Registry(),
    frames: countedFrames().counts,
    opened: nothing,
    ended: nothing,
    received: nothing,
    refused: nothing,
    closed: nothing,
    committed: nothing,
    told: nothing,
    faulted: nothing,
    codes: nothing,
    split: nothing,
    weighing: nothing,
  };
}

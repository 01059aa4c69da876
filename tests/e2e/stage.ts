import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoShop, startDemoShop } from '../../demo/server.ts';
import {
  type AgentBrowser,
  type OwnBrowser,
  openAgent,
  openShopper,
} from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { freePort } from '../../demo/stage/free-port.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { type ChangePolicy, type Program, startSidecarProcess } from '../../demo/stage/programs.ts';
import { DEMO_IDENTIFY_KEY, DEMO_SERVER_KEY } from '../../sidecar/config/shops.ts';
import { type CutProxy, startCutProxy } from '../support/cut-proxy.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/chrome');

/** Everything of a real evening at the counter: sidecar, wire, shop, shopper, agent. */
export interface Stage {
  readonly shop: DemoShop;
  readonly shopper: OwnBrowser;
  readonly agent: AgentBrowser;
  readonly wire: CutProxy;
  readonly dataDir: string;
  sidecar(): Program;
  /** SIGKILL, then the same data on the same port again. */
  killAndRestartSidecar(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Fills the data folder before the sidecar starts. */
  readonly before?: (dataDir: string) => Promise<unknown>;
  readonly policy?: ChangePolicy;
}

/** Sets it up with an agent paired, live and available. */
export async function setStage({ before, policy }: StageOptions = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'toonbank-data-'));
  await before?.(dataDir);
  const port = await freePort();
  const shopPort = await freePort();
  const wire = await startCutProxy(port);
  const start = () =>
    startSidecarProcess({
      dataDir,
      port,
      shopOrigin: `http://127.0.0.1:${shopPort}`,
      hosts: [`127.0.0.1:${wire.port}`, `127.0.0.1:${port}`],
      ...(policy === undefined ? {} : { policy }),
    });
  let sidecar = await start();
  const sidecarUrl = `http://127.0.0.1:${wire.port}`;
  const shop = await startDemoShop({
    sidecarUrl,
    port: shopPort,
    shopKey: DEMO_IDENTIFY_KEY,
    serverKey: DEMO_SERVER_KEY,
  });
  const shopper = await openShopper({ isHeadless: true });
  const agent = await openAgent({ isHeadless: true }, EXTENSION);
  await pairPanel(agent.panel, sidecarUrl, sidecar.ready.pairing?.agent ?? '');
  await counter.becomeAvailable(agent.panel);
  return {
    shop,
    shopper,
    agent,
    wire,
    dataDir,
    sidecar: () => sidecar,
    killAndRestartSidecar: async () => {
      await sidecar.kill();
      sidecar = await start();
    },
    close: async () => {
      await Promise.all([shopper.close(), agent.close()]);
      await shop.close();
      await wire.close();
      await sidecar.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

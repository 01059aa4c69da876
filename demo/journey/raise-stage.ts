import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_IDENTIFY_KEY, DEMO_SERVER_KEY } from '../../sidecar/config/shops.ts';
import { startVendure, type VendureServer } from '../../tests/shops/vendure/start.ts';
import { type DemoShop, startDemoShop } from '../server.ts';
import { type AgentBrowser, type OwnBrowser, openAgent, openShopper } from '../stage/browsers.ts';
import { freePort } from '../stage/free-port.ts';
import { type Program, startSidecarProcess } from '../stage/programs.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/chrome');

/** A sidecar on fresh data, the shop, a shopper, an agent and a lead; nobody has done anything yet. */
export interface RaisedStage {
  readonly sidecar: Program;
  readonly shop: DemoShop;
  /** What stands behind the shop's pages; null when it is the shop itself. */
  readonly vendure: VendureServer | null;
  readonly shopper: OwnBrowser;
  readonly agent: AgentBrowser;
  readonly lead: AgentBrowser;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly isHeadless: boolean;
  /** The shop's own memory unless told; `vendure` must be installed. */
  readonly shop?: ShopKind;
}

export const SHOP_KINDS = ['light', 'vendure'] as const;
export type ShopKind = (typeof SHOP_KINDS)[number];

export async function raiseStage({
  isHeadless,
  shop: kind = 'light',
}: StageOptions): Promise<RaisedStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'toonbank-demo-'));
  const shopPort = await freePort();
  const shopOrigin = `http://127.0.0.1:${shopPort}`;
  const vendure = kind === 'vendure' ? await startVendure() : null;
  const sidecar = await startSidecarProcess({ dataDir, port: 0, shopOrigin, vendure });
  const shop = await startDemoShop({
    sidecarUrl: sidecar.ready.url,
    port: shopPort,
    shopKey: DEMO_IDENTIFY_KEY,
    serverKey: DEMO_SERVER_KEY,
    ...(vendure === null ? {} : { vendureUrl: vendure.shopApi }),
  });
  const shopper = await openShopper({ isHeadless });
  const agent = await openAgent({ isHeadless }, EXTENSION);
  const lead = await openAgent({ isHeadless }, EXTENSION);
  return {
    sidecar,
    shop,
    vendure,
    shopper,
    agent,
    lead,
    close: async () => {
      await Promise.all([shopper.close(), agent.close(), lead.close()]);
      await shop.close();
      await sidecar.stop();
      await vendure?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

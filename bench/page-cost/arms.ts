import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startDemoShop } from '../../demo/server.ts';
import { freePort } from '../../demo/stage/free-port.ts';
import { startSidecarProcess } from '../../demo/stage/programs.ts';
import { inProject } from '../../scripts/project.ts';
import type { Arm } from '../measure/rounds.ts';
import { type OwnScript, openTaggedShop } from './tagged-shop.ts';
import { type Visit, visit } from './visit.ts';

const PAGE = '/nl/product/sanne';

/** The shop without a tag, with an empty one, with ours, and with that of others. */
export interface PageArms {
  readonly arms: readonly Arm<Visit>[];
  close(): Promise<void>;
}

interface Tagged {
  readonly name: string;
  readonly tag: (own: string) => string;
  readonly scripts: readonly OwnScript[];
  /** True in a page where the arm's script has done its work. */
  readonly isThere: string;
}

const WITHOUT: Tagged = {
  name: 'without',
  tag: () => '',
  scripts: [],
  isThere: `document.querySelector('toonbank-counter') === null`,
};
const EMPTY: Tagged = {
  name: 'empty tag',
  tag: () => '<script async src="/empty.js"></script>',
  scripts: [{ path: '/empty.js', text: 'globalThis.benchEmpty = true;\n' }],
  isThere: 'globalThis.benchEmpty === true',
};
const OURS: Tagged = {
  name: 'ours',
  tag: (own) => own,
  scripts: [],
  // The launcher is drawn once the sidecar has answered.
  isThere: `document.querySelector('toonbank-counter')?.shadowRoot?.querySelector('button') !== null`,
};

export async function openPageArms(browser: Browser, hasPeer: boolean): Promise<PageArms> {
  const dataDir = mkdtempSync(join(tmpdir(), 'toonbank-bench-'));
  const port = await freePort();
  let shopUrl = '';
  const tagged = [WITHOUT, EMPTY, OURS, ...(hasPeer ? [postHog()] : [])];
  const shops = await Promise.all(
    tagged.map(async (each) => ({
      ...each,
      shop: await openTaggedShop({
        ...each,
        port: each === OURS ? port : 0,
        shopUrl: () => shopUrl,
      }),
    })),
  );
  const shopOrigin = `http://127.0.0.1:${port}`;
  const sidecar = await startSidecarProcess({ dataDir, port: 0, shopOrigin });
  const shop = await startDemoShop({
    sidecarUrl: sidecar.ready.url,
    port: 0,
    // The most there is to do: observing is allowed from the first moment.
    observeDefault: true,
  });
  shopUrl = shop.url;
  return {
    arms: shops.map(({ name, shop: own, isThere }) => ({
      name,
      measure: () => visit(browser, `${own.url}${PAGE}`, isThere),
    })),
    async close() {
      await Promise.all(shops.map(({ shop: own }) => own.close()));
      await shop.close();
      await sidecar.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Product analytics that observes a page without recording it: the nearest that npm has. */
function postHog(): Tagged {
  const path = inProject('bench', 'peers', 'node_modules', 'posthog-js', 'dist', 'module.js');
  return {
    name: 'posthog',
    tag: () =>
      '<script type="module" async src="/peer-start.js"></script><link rel="modulepreload" href="/peer-main.js">',
    scripts: [
      { path: '/peer-main.js', text: readFileSync(path, 'utf8') },
      {
        path: '/peer-start.js',
        text: `import posthog from '/peer-main.js';
posthog.init('phc_bench', { api_host: location.origin + '/peer', opt_out_useragent_filter: true,
  disable_session_recording: true, advanced_disable_flags: true });
globalThis.benchPeer = posthog;`,
      },
    ],
    isThere: 'globalThis.benchPeer?.__loaded === true',
  };
}

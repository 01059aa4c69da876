import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoShop } from '../../demo/server.ts';
import { allowObserve, openShop } from '../../demo/shopper.ts';
import {
  type AgentBrowser,
  type OwnBrowser,
  openAgent,
  openShopper,
} from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { freePort } from '../../demo/stage/free-port.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hasNginx } from './behind-nginx.ts';

const canRun = hasNginx && findBrowser() !== undefined;

describe.skipIf(!canRun)('a shop over https, its chat over wss', () => {
  let nginx: Nginx;
  let sidecar: SidecarProcess;
  let shopper: OwnBrowser;
  let agent: AgentBrowser;
  let shopUrl: string;
  const ends: (() => Promise<unknown>)[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const [port, shopPort, behind] = [await freePort(), await freePort(), await freePort()];
    const shop = { port: shopPort, behind };
    nginx = await startNginx({ folder: temporaryFolder(), sidecarPort: port, shop });
    ends.unshift(() => nginx.kill());
    shopUrl = `https://localhost:${shopPort}`;
    sidecar = await startProcess({
      PORT: String(port),
      DATA_DIR: temporaryFolder(),
      SHOPS: '',
      SEED: 'demo',
      DEMO_ORIGINS: shopUrl,
      PUBLIC_URL: nginx.url,
      TRUSTED_PROXIES: '127.0.0.1',
      PRINT_PAIRING: '1',
    });
    ends.unshift(async () => {
      sidecar.kill('SIGTERM');
      await sidecar.ended;
    });
    const demo = await startDemoShop({ sidecarUrl: nginx.url, port: behind });
    ends.unshift(() => demo.close());
    const args = [`--ignore-certificate-errors-spki-list=${nginx.certificate.keyPin}`];
    shopper = await openShopper({ isHeadless: true, args });
    ends.unshift(() => shopper.close());
    shopper.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    shopper.page.on('pageerror', ({ message }) => complaints.push(message));
    agent = await openAgent({ isHeadless: true, args }, inProject('dist', 'chrome'));
    ends.unshift(() => agent.close());
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  test('[OP9] a shopper and an agent talk through the proxy, also after it was killed', async () => {
    const { page } = shopper;
    const { panel } = agent;
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await pairPanel(panel, nginx.url, sidecar.said.pairing?.agent ?? '');
    await counter.becomeAvailable(panel);
    await openShop(page, shopUrl);
    await allowObserve(page);
    await widget.open(page);
    await widget.say(page, 'Over wss?');
    await counter.accept(panel);
    await counter.reads(panel, 'Over wss?');
    await counter.say(panel, 'Ja.');
    await widget.hasLines(page, ['Over wss?', 'Ja.']);
    expect(sockets.length).toBeGreaterThan(0);
    for (const url of sockets) expect(url).toMatch(/^wss:\/\/localhost:/);
    expect(complaints).toEqual([]);

    await nginx.kill();
    await widget.say(page, 'Ben je er nog?');
    await nginx.start();
    await counter.reads(panel, 'Ben je er nog?');
    await counter.say(panel, 'Zeker.');
    const all = ['Over wss?', 'Ja.', 'Ben je er nog?', 'Zeker.'];
    await widget.hasLines(page, all);
    await counter.hasLines(panel, all);
  });
});

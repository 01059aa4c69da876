import { browserGlobals } from '../../tests/faults/clients/page.ts';
import { newBrowser, openShopPage, type ShopPage } from '../../tests/faults/clients/shop-page.ts';
import { until } from '../../tests/faults/clients/until.ts';
import { openStorage } from '../../tests/unit/visitor/browser.ts';
import { inWaves } from '../measure/load/in-waves.ts';
import { addressOf } from './addresses.ts';
import type { OpenTerms } from './asks.ts';
import type { Resuming } from './resuming.ts';

/** Below what the sidecar lets stand at its door at once. */
const WAVE = 200;

/** Shop pages of as many visitors, each from an address of its own, each with its cursor. */
export async function openResuming({ url, count, more }: OpenTerms): Promise<Resuming> {
  const chance = Math.random;
  let isSpread = true;
  browserGlobals(() => (isSpread ? chance() : 1), 1);
  const { origin = '', shop = '' } = more;
  const pages = await inWaves(count, WAVE, async (at) => {
    const page = await openShopPage({
      browser: newBrowser(),
      tabStore: openStorage(),
      url,
      shop,
      origin,
      localAddress: addressOf(at),
    });
    await until(() => isLive(page) && page.wire.told().since !== null);
    return page;
  });
  const want = (isWanted: boolean): void => {
    for (const { life, wire } of pages) life.run(() => wire.want(isWanted));
  };
  const allLive = (): Promise<void> => until(() => pages.every(isLive));

  return {
    async leave() {
      want(false);
      await until(() => pages.every(({ life }) => life.connections() === 0));
    },
    back() {
      // Nothing spreads them: all try at once, and all who are turned away wait equally long.
      isSpread = false;
      want(true);
      return allLive();
    },
    async loseAndFind() {
      isSpread = true;
      await until(() => !pages.some(isLive));
      await allLive();
    },
  };
}

const isLive = ({ wire }: ShopPage): boolean => wire.state() === 'live';

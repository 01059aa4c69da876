import { browserGlobals } from '../../tests/faults/clients/page.ts';
import { newBrowser, openShopPage, type ShopPage } from '../../tests/faults/clients/shop-page.ts';
import { until } from '../../tests/faults/clients/until.ts';
import { openStorage } from '../../tests/unit/visitor/browser.ts';
import type { OpenTerms } from './asks.ts';
import type { Resuming } from './resuming.ts';

/** A shop page whose chat is open; the agent answers before this resolves. */
export async function openResuming({ url, more }: OpenTerms): Promise<Resuming> {
  browserGlobals(Math.random, 1);
  const { origin = '', shop = '' } = more;
  const browser = newBrowser();
  const tabStore = openStorage();
  let heard: () => void = () => undefined;
  const load = (): Promise<ShopPage> =>
    openShopPage({ browser, tabStore, url, shop, origin, changed: () => heard() });
  let page = await load();
  page.life.run(() => page.talk.say('hello'));
  await until(() => page.wire.told().conversation?.state === 'talking');

  return {
    async leave() {
      // The next page: it begins with what the one before kept, not with all there ever was.
      page.wire.want(false);
      page.wire.release();
      page.life.end();
      await new Promise(setImmediate);
      page = await load();
      await until(() => page.wire.state() === 'live');
      page.wire.want(false);
    },
    back: (last) =>
      new Promise((resolve) => {
        heard = () => {
          if (page.wire.told().lines.at(-1)?.text === last) resolve();
        };
        page.life.run(() => page.wire.want(true));
      }),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { openStorage } from '../../unit/visitor/browser.ts';
import type { Client, ClientTerms } from './client.ts';
import { type Browser, newBrowser, openShopPage, type ShopPage } from './shop-page.ts';
import { until } from './until.ts';

const browsers = new Map<string, Browser>();

/**
 * A tab of a visitor's browser in which the chat is open. Tabs of one visitor share their browser, as
 * real ones do; the one that is there first opens the conversation.
 */
export async function openVisitorTab({ url, more }: ClientTerms): Promise<Client> {
  const { visitor = '', origin = '', shop = '' } = more;
  const browser = browsers.get(visitor) ?? newBrowser();
  browsers.set(visitor, browser);
  const tabStore = openStorage();
  const load = (): Promise<ShopPage> => openShopPage({ browser, tabStore, url, shop, origin });

  let page = await load();
  let isLoading = false;
  let conversation: string | null = null;
  page.life.run(() => page.talk.say('hello'));
  await until(() => {
    const told = page.wire.told().conversation;
    if (told?.state === 'talking' && page.wire.waiting().length === 0) {
      conversation = told.conversation;
    }
    return conversation !== null;
  });

  return {
    conversations: async () => (conversation === null ? [] : [conversation]),
    write: async (_, text) => {
      await until(() => !isLoading && !page.talk.state().isFull);
      const { life, talk } = page;
      life.run(() => talk.say(text));
    },
    waiting: async () =>
      page.wire.waiting().filter(({ body }) => body.type === 'chat.say').length +
      page.talk.state().ownLines.filter(({ state }) => state === 'refused').length +
      (page.wire.state() === 'live' ? 0 : 1),
    held: async () => page.wire.told().lines.flatMap(({ text }) => text ?? []),
    async die() {
      const { wire, life } = page;
      // The next page of the shop in the same tab: the browser breaks off, and lets go of its locks.
      isLoading = true;
      life.end();
      wire.want(false);
      wire.release();
      await sleep(PAGE_LOADS_MS);
      page = await load();
      isLoading = false;
    },
  };
}

/** Between two pages; another tab of the same visitor may look around meanwhile. */
const PAGE_LOADS_MS = 100;

import { openIdentity } from '../../../visitor/identity.ts';
import { takeTab } from '../../../visitor/tab.ts';
import { openTalk } from '../../../visitor/widget/talk.ts';
import type { Talk } from '../../../visitor/widget/talk-side.ts';
import { openWire, type Wire } from '../../../visitor/wire/wire.ts';
import { openLocks, openStorage } from '../../unit/visitor/browser.ts';
import { beginLife, type Life } from './page.ts';

/** What the tabs of one visitor share. */
export interface Browser {
  readonly local: ReturnType<typeof openStorage>;
  readonly locks: LockManager;
}

export function newBrowser(): Browser {
  return { local: openStorage(), locks: openLocks() };
}

/** One page of the shop: what visitor/main.ts puts together, without what is drawn. */
export interface ShopPage {
  readonly wire: Wire;
  readonly talk: Talk;
  readonly life: Life;
}

export interface ShopPageTerms {
  readonly browser: Browser;
  readonly tabStore: ReturnType<typeof openStorage>;
  readonly url: string;
  readonly shop: string;
  readonly origin: string;
  readonly localAddress?: string;
  /** Something a person can see may have changed. */
  readonly changed?: () => void;
}

/** The page as it is when the chat is open; it connects at once. */
export function openShopPage(terms: ShopPageTerms): Promise<ShopPage> {
  const life = beginLife(terms.origin, terms.localAddress);
  return life.run(() => compose(terms, life));
}

async function compose(terms: ShopPageTerms, life: Life): Promise<ShopPage> {
  const { browser, tabStore, url, shop } = terms;
  const local = browser.local.keep();
  const ofTab = tabStore.keep();
  let wire: Wire | null = null;
  const talk = openTalk({
    tabStore: ofTab,
    local,
    language: () => 'nl',
    wire: () => wire,
    changed: () => undefined,
  });
  const changed = (): void =>
    queueMicrotask(() => {
      talk.look();
      terms.changed?.();
    });
  const tab = await takeTab(ofTab, browser.locks);
  wire = openWire(
    {
      origin: url,
      shop,
      local,
      tabStore: ofTab,
      locks: browser.locks,
      identity: openIdentity(local, browser.locks),
      canObserve: () => false,
      language: () => 'nl',
      changed,
      answered: talk.answered,
      refused: talk.refused,
      typing: talk.typing,
      stopped: changed,
    },
    tab,
  );
  wire.want(true);
  talk.open();
  return { wire, talk, life };
}

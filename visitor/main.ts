import { type Calls, makeCall } from './calls.ts';
import { isPrivacySignalled, openConsent } from './consent.ts';
import { guarded, guardedPromise } from './guard.ts';
import { openIdentity } from './identity.ts';
import { type Language, languageOf } from './language.ts';
import type { Seat } from './loader.ts';
import { type Observing, startObserving } from './observe/observers.ts';
import { localKeep, tabKeep } from './storage.ts';
import { takeTab } from './tab.ts';
import { forgetShared, forgetTab, hasKeptHelp } from './traces.ts';
import { followVisibility } from './visibility.ts';
import type { Chat } from './widget/chat.ts';
import { readLook, USUAL_LOOK } from './widget/look.ts';
import { openWidget } from './widget/widget.ts';
import { hasCommands } from './wire/command-sending.ts';
import { openWire, type Wire } from './wire/wire.ts';

/** Calls that wait for consent to be acted upon; a page makes a handful. */
const EARLY_MAX = 50;

/** Composition root: consent → identity → observers → wire → widget. */
export function start(seat: Seat): void {
  const begin = guarded('starting', () => compose(seat));
  // A page the browser loads ahead is not a page somebody sees.
  if ('prerendering' in document && document.prerendering === true)
    document.addEventListener('prerenderingchange', begin, { once: true });
  else if (document.body === null)
    document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}

function compose({ shop, origin, queue }: Seat): void {
  const local = localKeep();
  const tabStore = tabKeep();
  // Missing on pages without TLS; some browsers say null.
  const locks: LockManager | undefined = navigator.locks ?? undefined;
  const consent = openConsent(local, isPrivacySignalled);
  const identity = openIdentity(local, locks);
  let chosenLanguage: Language | null = null;
  let look = USUAL_LOOK;
  let wire: Wire | null = null;
  let chat: Chat | null = null;
  let coming: Promise<void> | null = null;
  let chatComing: Promise<void> | null = null;
  let isAway = false;
  let hasFailed = false;
  let hasAsked = false;
  let isNoOwed = false;
  /** What is kept may be of tabs that are gone; once looked at, what is left belongs to tabs that live. */
  let isHeirWanted = true;
  let observing: Observing | null = null;
  let token: string | null = null;
  let early: (() => void)[] = [];
  const visitorActs: ((visitor: string) => void)[] = [];
  const language = (): Language => languageOf(chosenLanguage);

  /** The visitor opened the chat, or a conversation goes on. */
  const needsHelp = (): boolean =>
    chat === null ? hasAsked || hasKeptHelp(tabStore, local) : chat.needsHelp();

  /** A connection is there for observing with consent, for a chat, or to finish telling something. */
  const isNeeded = (): boolean =>
    consent.canObserve() ||
    needsHelp() ||
    (wire === null
      ? isHeirWanted && hasCommands(local)
      : wire.state() !== 'stopped' && wire.isOwing());

  const bring = async (): Promise<void> => {
    // Answers to what was said on the page before must find somebody to hear them.
    if (hasCommands(local) || needsHelp()) await bringChat();
    const tab = await takeTab(tabStore, locks);
    wire = openWire(
      {
        origin,
        shop,
        local,
        tabStore,
        locks,
        identity,
        canObserve: consent.canObserve,
        language,
        changed: settleSoon,
        answered: (command) => chat?.answered(command),
        refused: (command, kind) => chat?.refused(command, kind),
        typing: (body) => chat?.typing(body),
        stopped: settleSoon,
      },
      tab,
    );
    // Before anybody looks whether the connection is needed: what is owed makes it so.
    if (isNoOwed) wire.consentChanged();
    isNoOwed = false;
  };

  const bringOnce = (): Promise<void> => {
    coming ??= bring().then(
      () => {
        coming = null;
        settleSoon();
      },
      (cause: unknown) => {
        coming = null;
        // Not at once again: what fails now would fail without end. The visitor's next act tries it.
        hasFailed = true;
        throw cause;
      },
    );
    return coming;
  };

  const bringChat = (): Promise<void> => {
    chatComing ??= import('./widget/chat.ts').then(
      ({ openChat }) => {
        chat = openChat(widget.host, {
          tabStore,
          local,
          language,
          wire: () => wire,
          changed: settleSoon,
        });
        settleSoon();
      },
      (cause: unknown) => {
        // The next click tries again.
        chatComing = null;
        hasAsked = false;
        throw cause;
      },
    );
    return chatComing;
  };

  const use = (connected: Wire): void => {
    connected.want(!isAway);
    if (consent.canObserve() && observing === null) {
      observing = startObserving(tabStore, (signal) => {
        if (consent.canObserve()) connected.note(signal);
      });
      for (const act of early.splice(0)) act();
    }
    if (token !== null) {
      connected.commands.add({ type: 'visitor.identify', token });
      token = null;
    }
    const { visitor, offer, conversation } = connected.told();
    if (visitor !== null) for (const tell of visitorActs.splice(0)) tell(visitor);
    const isTalked = conversation !== null && conversation.state !== 'ended';
    if (chat === null && (offer !== null || isTalked))
      guardedPromise('loading the chat', bringChat());
  };

  /** No purpose is left: neither is anything of ours. */
  const leave = (left: Wire): void => {
    left.want(false);
    left.release();
    wire = null;
    isHeirWanted = false;
    chat?.forget();
    forgetTab(tabStore);
    if (forgetShared(local)) left.forgetAll();
  };

  const settle = guarded('the visitor script', () => {
    if (wire !== null && isNeeded()) use(wire);
    else if (wire !== null) leave(wire);
    else if (isNeeded() && coming === null && !hasFailed)
      guardedPromise('the connection', bringOnce());
    if (chat !== null && hasAsked) {
      hasAsked = false;
      chat.open();
    }
    chat?.look();
    chat?.draw();
    const shown = chat?.state();
    widget.show({
      language: language(),
      unread: shown?.unread ?? 0,
      isOpen: shown?.isOpen ?? false,
    });
  });

  let isSettling = false;
  const settleSoon = (): void => {
    if (isSettling) return;
    isSettling = true;
    queueMicrotask(() => {
      isSettling = false;
      settle();
    });
  };

  const open = (): void => {
    hasAsked = true;
    hasFailed = false;
    settleSoon();
    if (chat === null) guardedPromise('loading the chat', bringChat());
  };
  const widget = openWidget(open);
  widget.host.setLook(look);

  consent.onChange((canObserve) => {
    if (!canObserve) {
      observing?.stop();
      observing = null;
      early = [];
    }
    wire?.consentChanged();
    // A no from somebody we know from before is told, so that the sidecar forgets too.
    isNoOwed = !canObserve && wire === null && identity.secret() !== null;
    if (isNoOwed) guardedPromise('the connection', bringOnce());
    settleSoon();
  });

  const whenObserving = (act: () => void): void => {
    if (observing !== null) act();
    else if (early.length < EARLY_MAX) early.push(act);
  };

  const calls: Calls = {
    identify(signed) {
      token = signed;
      settleSoon();
    },
    track(name) {
      whenObserving(() => observing?.pages.note((page) => ({ type: 'track.noted', page, name })));
    },
    consent: consent.set,
    order(order, valueMinor, currency) {
      whenObserving(() =>
        observing?.pages.note((page) => ({
          type: 'order.claimed',
          page,
          order,
          valueMinor,
          currency,
        })),
      );
    },
    open,
    visitor(tell) {
      visitorActs.push(guarded('a callback of the page', tell));
      settleSoon();
    },
    language(chosen) {
      chosenLanguage = chosen;
      settleSoon();
    },
    shop(given) {
      look = readLook(look, given);
      widget.host.setLook(look);
    },
  };

  followVisibility({
    seen() {
      isAway = false;
      hasFailed = false;
      settleSoon();
    },
    hidden: () => wire?.flush(),
    hiddenLong() {
      const state = wire?.told().conversation?.state;
      isAway = state === undefined || state === 'ended';
      settleSoon();
    },
    gone() {
      wire?.flush();
      wire?.want(false);
      wire?.release();
    },
    back: () => guardedPromise('coming back', wire?.resume().then(settleSoon) ?? Promise.resolve()),
    seenElsewhere() {
      chat?.seenElsewhere();
      settleSoon();
    },
  });

  consent.settle();
  const call = guarded('a call', (given: unknown) => makeCall(calls, given));
  for (const given of queue.splice(0)) call(given);
  // The page may hold on to its stub for good: whatever it queues from now on is done at once.
  queue.push = (...given) => {
    for (const each of given) call(each);
    return 0;
  };
  settleSoon();
}

import { isPrivacySignalled, keepWord } from './consent.ts';
import { guarded, guardedPromise } from './guard.ts';
import { localKeep } from './storage.ts';
import { isRecord } from './unknown.ts';

/** The shop's own page comes first: its largest picture, its scripts. So long we wait for it. */
const PAGE_MAX_MS = 4_000;
/** So long the browser may look for a quiet moment; then we load all the same. */
const IDLE_MAX_MS = 2_000;

/** What the loader hands to main. Calls made before it has loaded wait in the queue. */
export interface Seat {
  readonly shop: string;
  readonly origin: string;
  readonly queue: unknown[];
}

type Toonbank = ((...call: readonly unknown[]) => void) & { q?: unknown[]; isLoaded?: boolean };

declare global {
  interface Window {
    toonbank?: Toonbank;
  }
}

guarded('the loader', load)();

function load(): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const shop = script.dataset.shop ?? '';
  const { origin } = new URL(script.src, location.href);
  const own = takeQueue();
  // Twice the same tag is twice the same visitor.
  if (own === null) return;
  let hasBegun = false;
  const begin = guarded('the loader', () => {
    if (hasBegun) return;
    hasBegun = true;
    const url = `${origin}/toonbank/toonbank-main.js`;
    const seat: Seat = { shop, origin, queue: own };
    // In a turn of its own: the browser may draw between reading the script and starting it.
    const started = import(/* @vite-ignore */ url).then(
      ({ start }) => void setTimeout(start, 0, seat),
    );
    guardedPromise('loading', started);
  });
  // Who asks for the chat does not wait for the rest of the page.
  const hurry = guarded('the loader', () => {
    if (own.some((call) => isRecord(call) && call[0] === 'open')) begin();
  });
  own.push = (...calls) => {
    const length = Array.prototype.push.apply(own, calls);
    hurry();
    return length;
  };
  hurry();
  // A page that is left before we begin: of all it asked, the visitor's word on being observed stays.
  let kept = 0;
  const leave = guarded('the loader', () => {
    // Once: another tab may have said otherwise since.
    keepWord(localKeep(), own.slice(kept), isPrivacySignalled);
    kept = own.length;
  });
  addEventListener('pagehide', leave);
  // Phones end hidden pages without another word.
  document.addEventListener('visibilitychange', leave);
  afterPage(() => {
    // Safari has no such callback before version 26.
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(begin, { timeout: IDLE_MAX_MS });
    else setTimeout(begin, 1);
  });
}

/** Once the page has loaded, or has taken too long to. */
function afterPage(act: () => void): void {
  if (document.readyState === 'complete') {
    act();
    return;
  }
  const stop = new AbortController();
  const once = guarded('the loader', () => {
    if (stop.signal.aborted) return;
    stop.abort();
    act();
  });
  addEventListener('load', once, { signal: stop.signal });
  setTimeout(once, PAGE_MAX_MS);
}

/** The queue of the page's own stub, or a new one; null when we are here already. */
function takeQueue(): unknown[] | null {
  const stub = window.toonbank;
  if (typeof stub === 'function') {
    if (stub.isLoaded) return null;
    stub.isLoaded = true;
    stub.q ??= [];
    return stub.q;
  }
  const queue: unknown[] = [];
  const toonbank: Toonbank = (...call) => {
    queue.push(call);
  };
  toonbank.q = queue;
  toonbank.isLoaded = true;
  window.toonbank = toonbank;
  return queue;
}

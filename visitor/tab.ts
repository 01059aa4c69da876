import { newId } from './ids.ts';
import type { Keep } from './storage.ts';
import { isRecord } from './unknown.ts';

export const TAB_KEY = 'toonbank.tab';

/** This browser tab, for as long as it lives: numbers its own signals. */
export interface Tab {
  readonly tab: string;
  /** The browser copied another tab's storage ("duplicate tab"): signals in it are the other's. */
  readonly isCopy: boolean;
  /** The page goes away or into the back/forward cache, where a held lock would keep it from. */
  release(): void;
}

/** The tab's id from its storage, or a new one when another living tab has it. */
export async function takeTab(keep: Keep, locks: LockManager | undefined): Promise<Tab> {
  const kept = keep.read(TAB_KEY);
  const known = isRecord(kept) && typeof kept.tab === 'string' ? kept.tab : null;
  // Without locks: a tab that says it is open has crashed or been copied; both need a new id.
  const wasOpen = isRecord(kept) && kept.isOpen === true;
  if (known !== null && (locks !== undefined || !wasOpen)) {
    const release = await holdTab(known, locks);
    if (release !== null) return opened(keep, known, false, release);
  }
  const fresh = newId();
  const release = await holdTab(fresh, locks);
  return opened(keep, fresh, known !== null, release ?? nothing);
}

/** A new id for a tab whose id turned out to be used elsewhere. */
export function renewTab(keep: Keep, locks: LockManager | undefined): Promise<Tab> {
  keep.remove(TAB_KEY);
  return takeTab(keep, locks);
}

/** True when no living tab has this id, as far as the browser can tell. */
export async function isTabGone(tab: string, locks: LockManager | undefined): Promise<boolean> {
  if (locks === undefined) return false;
  const held = await locks.query().catch(() => null);
  return held?.held !== undefined && !held.held.some((lock) => lock.name === lockOf(tab));
}

function opened(keep: Keep, tab: string, isCopy: boolean, unlock: () => void): Tab {
  keep.write(TAB_KEY, { tab, isOpen: true });
  return {
    tab,
    isCopy,
    release() {
      unlock();
      if (keep.read(TAB_KEY) !== null) keep.write(TAB_KEY, { tab, isOpen: false });
    },
  };
}

const lockOf = (tab: string): string => `toonbank.tab.${tab}`;
const nothing = (): void => undefined;

/** A function that lets go, or null when another tab holds it. */
function holdTab(tab: string, locks: LockManager | undefined): Promise<(() => void) | null> {
  if (locks === undefined) return Promise.resolve(nothing);
  return new Promise((resolve) => {
    const request = locks.request(lockOf(tab), { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => resolve(() => release()));
    });
    // Refused in documents without an origin of their own.
    request.catch(() => resolve(nothing));
  });
}

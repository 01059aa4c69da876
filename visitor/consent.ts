import type { Keep } from './storage.ts';
import { isRecord } from './unknown.ts';

/** Present only while *observe* is granted: a no leaves nothing behind (SPEC PV1). */
export const CONSENT_KEY = 'toonbank.observe';
/** In place of `granted`, from a page left before it could act on a no until the next one does. */
const WITHDRAWN = 'withdrawn';

/** The visitor's word on *observe*. *Help* needs no word: opening the chat is one. */
export interface Consent {
  canObserve(): boolean;
  set(observe: boolean): void;
  /** Calls with every change, also one made in another tab. */
  onChange(act: (canObserve: boolean) => void): void;
  /** Acts on a no that was given on a page before, and is still to be told. */
  settle(): void;
}

/** @param isPrivacySignalled Global Privacy Control: a no that no click in a banner overrules */
export function openConsent(keep: Keep, isPrivacySignalled: () => boolean): Consent {
  const acts: ((canObserve: boolean) => void)[] = [];
  const canObserve = (): boolean => !isPrivacySignalled() && keep.read(CONSENT_KEY) === 'granted';
  let known = canObserve() || keep.read(CONSENT_KEY) === WITHDRAWN;
  const settle = (): void => {
    if (keep.read(CONSENT_KEY) === WITHDRAWN) keep.remove(CONSENT_KEY);
    const now = canObserve();
    if (now === known) return;
    known = now;
    for (const act of acts) act(now);
  };
  return {
    canObserve: () => known,
    set(observe) {
      if (observe && isPrivacySignalled()) return;
      if (observe) keep.write(CONSENT_KEY, 'granted');
      else keep.remove(CONSENT_KEY);
      settle();
    },
    onChange(act) {
      if (acts.length === 0) addEventListener('storage', settle);
      acts.push(act);
    },
    settle,
  };
}

/**
 * Keeps the last word among calls that nobody has acted on yet: a banner often sends the visitor on, or
 * loads the page anew, as soon as it is answered.
 */
export function keepWord(
  keep: Keep,
  calls: readonly unknown[],
  isPrivacySignalled: () => boolean,
): void {
  const [observe] = calls
    .map(wordIn)
    .filter((word) => word !== null)
    .reverse();
  if (observe === true && !isPrivacySignalled()) keep.write(CONSENT_KEY, 'granted');
  if (observe === false && keep.read(CONSENT_KEY) !== null) keep.write(CONSENT_KEY, WITHDRAWN);
}

function wordIn(call: unknown): boolean | null {
  if (!isRecord(call) || call[0] !== 'consent' || !isRecord(call[1])) return null;
  return typeof call[1].observe === 'boolean' ? call[1].observe : null;
}

/** https://privacycg.github.io/gpc-spec/ ; not yet in TypeScript's DOM library. */
export function isPrivacySignalled(): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}

import type { Keep } from './storage.ts';

/** Present only while *observe* is granted: a no leaves nothing behind (SPEC PV1). */
export const CONSENT_KEY = 'toonbank.observe';

/** The visitor's word on *observe*. *Help* needs no word: opening the chat is one. */
export interface Consent {
  canObserve(): boolean;
  set(observe: boolean): void;
  /** Calls with every change, also one made in another tab. */
  onChange(act: (canObserve: boolean) => void): void;
}

/** @param isPrivacySignalled Global Privacy Control: a no that no click in a banner overrules */
export function openConsent(keep: Keep, isPrivacySignalled: () => boolean): Consent {
  const acts: ((canObserve: boolean) => void)[] = [];
  const canObserve = (): boolean => !isPrivacySignalled() && keep.read(CONSENT_KEY) === 'granted';
  let known = canObserve();
  const settle = (): void => {
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
  };
}

/** https://privacycg.github.io/gpc-spec/ ; not yet in TypeScript's DOM library. */
export function isPrivacySignalled(): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}

import type { Keep } from './storage.ts';

/** The one key under which a visitor is known (SPEC ID1). */
export const SECRET_KEY = 'toonbank.secret';
const secretShape = /^[A-Za-z0-9_-]{43}$/;

/** The secret the sidecar issued; it keeps only the hash, and the shown id opens nothing. */
export interface Identity {
  secret(): string | null;
  issued(secret: string): void;
  forget(): void;
  /**
   * Runs one greeting. Without a secret it runs under a lock shared by all tabs, so that two tabs
   * that start at once end as one visitor.
   *
   * @param greet settles when the sidecar has answered, or will not
   */
  greeting(greet: (secret: string | null) => Promise<void>): Promise<void>;
  /** Calls when another tab's secret took the place of the one used here (browsers without locks). */
  onReplaced(act: () => void): void;
}

export function openIdentity(keep: Keep, locks: LockManager | undefined): Identity {
  const secret = (): string | null => {
    const kept = keep.read(SECRET_KEY);
    return typeof kept === 'string' && secretShape.test(kept) ? kept : null;
  };
  let used = secret();
  return {
    secret,
    issued(issued) {
      used = issued;
      keep.write(SECRET_KEY, issued);
    },
    forget() {
      used = null;
      keep.remove(SECRET_KEY);
    },
    async greeting(greet) {
      const greetKnown = (): Promise<void> => {
        used = secret();
        return greet(used);
      };
      if (secret() !== null || locks === undefined) return greetKnown();
      let hasRun = false;
      const underLock = locks.request('toonbank.identity', () => {
        hasRun = true;
        return greetKnown();
      });
      // Documents without an origin of their own have no locks: the request is refused.
      await underLock.catch((cause: unknown) => {
        if (hasRun) throw cause;
        return greetKnown();
      });
    },
    onReplaced(act) {
      addEventListener('storage', (event) => {
        // What is kept now, not what the event says: of two tabs that wrote at once the last one counts.
        const now = secret();
        if (event.key === SECRET_KEY && now !== null && now !== used) act();
      });
    },
  };
}

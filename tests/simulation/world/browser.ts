import { KEY_PREFIX } from '../../../visitor/storage.ts';
import type { Life, Times } from './times.ts';

/** One visitor's browser: what its tabs share, and who listens in each. */
export interface Browser {
  readonly name: string;
  readonly local: Map<string, string>;
  readonly locks: Locks;
  /** `localStorage` as one tab has it: its writing is heard by the others. */
  storageOf(life: Life): Storage;
  /** `addEventListener` of whichever page is running. */
  listen(life: Life, name: string, act: (event: unknown) => void): void;
  say(life: Life, name: string): void;
  over(life: Life): void;
}

export function openBrowser(times: Times, name: string): Browser {
  const local = new Map<string, string>();
  const listeners = new Map<Life, { name: string; act: (event: unknown) => void }[]>();
  const locks = openLocks(times);
  const tell = (life: Life, kind: string, event: unknown): void => {
    for (const each of listeners.get(life) ?? []) {
      if (each.name === kind) times.later(1, () => each.act(event), life);
    }
  };
  return {
    name,
    local,
    locks,
    storageOf: (life) =>
      storageOn(local, (key) => {
        for (const other of listeners.keys()) if (other !== life) tell(other, 'storage', { key });
      }),
    listen(life, kind, act) {
      listeners.set(life, [...(listeners.get(life) ?? []), { name: kind, act }]);
    },
    say: (life, kind) => tell(life, kind, {}),
    over(life) {
      listeners.delete(life);
      locks.over(life);
    },
  };
}

/** Storage as browsers have it, over a map that outlives the page. */
export function storageOn(
  entries: Map<string, string>,
  changed: (key: string) => void = () => undefined,
): Storage {
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem(key) {
      if (entries.delete(key) && key.startsWith(KEY_PREFIX)) changed(key);
    },
    setItem(key, value) {
      if (entries.get(key) === value) return;
      entries.set(key, value);
      changed(key);
    },
  };
}

type Grant = (lock: { readonly name: string; readonly mode: 'exclusive' } | null) => unknown;

/** Web locks (https://w3c.github.io/web-locks/): held by a page, free when it is gone. */
export interface Locks {
  managerOf(life: Life): LockManager;
  over(life: Life): void;
}

function openLocks(times: Times): Locks {
  const holders = new Map<string, Life>();
  const queues = new Map<string, { readonly life: Life; readonly grant: () => void }[]>();

  const free = (name: string): void => {
    holders.delete(name);
    const waiting = (queues.get(name) ?? []).filter(({ life }) => !life.isOver);
    const next = waiting.shift();
    queues.set(name, waiting);
    if (next === undefined) return;
    holders.set(name, next.life);
    times.later(0, next.grant, next.life);
  };

  return {
    over(life) {
      for (const [name, holder] of [...holders]) if (holder === life) free(name);
    },
    managerOf(life) {
      const request = (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
        const act = rest.at(-1);
        const options = rest.length > 1 ? rest[0] : {};
        const isIfAvailable =
          typeof options === 'object' && options !== null && 'ifAvailable' in options;
        const granted = async (): Promise<unknown> => {
          try {
            return await run(act, { name, mode: 'exclusive' });
          } finally {
            if (holders.get(name) === life) free(name);
          }
        };
        if (!holders.has(name)) {
          holders.set(name, life);
          return granted();
        }
        if (isIfAvailable) return Promise.resolve(run(act, null));
        return new Promise((resolve, reject) => {
          const grant = (): void => void granted().then(resolve, reject);
          queues.set(name, [...(queues.get(name) ?? []), { life, grant }]);
        });
      };
      const query = async () => ({
        held: [...holders.keys()].map((name) => ({ name })),
        pending: [],
      });
      return Object.assign(Object.create(null), { request, query });
    },
  };
}

function run(act: unknown, lock: Parameters<Grant>[0]): unknown {
  return typeof act === 'function' ? Reflect.apply(act, undefined, [lock]) : undefined;
}

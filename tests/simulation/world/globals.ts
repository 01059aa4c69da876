import { MONDAY_MORNING } from '../../support/fake-clock.ts';
import type { Chances } from './chance.ts';
import type { Life, Task, Times } from './times.ts';

/** What pages and workers find around them. */
export interface Surroundings {
  readonly WebSocket: unknown;
  readonly addEventListener: (name: string, act: (event: unknown) => void) => void;
  readonly sendBeacon: (url: string, text: string) => boolean;
  readonly complained: (life: Life | null, words: readonly unknown[]) => void;
}

type Callback = (...given: unknown[]) => void;

/**
 * Puts the simulation's time, chance and network where the product looks for the machine's own.
 * What comes back puts everything as it was.
 */
export function replaceGlobals(times: Times, chance: Chances, around: Surroundings): () => void {
  const clock = (): number => MONDAY_MORNING + times.now() + (times.current()?.clockMs ?? 0);
  const after = (act: Callback, ms: unknown, given: readonly unknown[]): Handle =>
    handleOf(times.later(Math.max(1, Number(ms ?? 0)), () => act(...given)));
  const every = (act: Callback, ms: unknown, given: readonly unknown[]): Handle => {
    const handle = handleOf(times.later(Number(ms), beat));
    function beat(): void {
      handle.task = times.later(Number(ms), beat);
      act(...given);
    }
    return handle;
  };
  const clear = (handle: unknown): void => {
    if (handle instanceof Handle) handle.task.isOff = true;
  };
  const bytes = (view: Uint8Array): Uint8Array => {
    for (let place = 0; place < view.length; place += 1) view[place] = chance.whole(0, 255);
    return view;
  };
  const uuid = (): string => Buffer.from(bytes(new Uint8Array(16))).toString('hex');
  const timeout = (ms: number): AbortSignal => {
    const aborting = new AbortController();
    times.later(ms, () => aborting.abort(new DOMException('too late', 'TimeoutError')));
    return aborting.signal;
  };
  const complain = (...words: readonly unknown[]): void =>
    around.complained(times.current(), words);

  const undo = [
    put(globalThis, 'setTimeout', (act: Callback, ms: unknown, ...given: unknown[]) =>
      after(act, ms, given),
    ),
    put(globalThis, 'setInterval', (act: Callback, ms: unknown, ...given: unknown[]) =>
      every(act, ms, given),
    ),
    put(globalThis, 'setImmediate', (act: Callback, ...given: unknown[]) =>
      handleOf(times.later(0, () => act(...given))),
    ),
    put(globalThis, 'clearTimeout', clear),
    put(globalThis, 'clearInterval', clear),
    put(globalThis, 'clearImmediate', clear),
    put(Date, 'now', clock),
    put(performance, 'now', () => times.now()),
    put(Math, 'random', () => chance.next()),
    put(AbortSignal, 'timeout', timeout),
    put(globalThis, 'crypto', {
      getRandomValues: bytes,
      randomUUID: uuid,
      // Signed in one turn: what a signature is worth is tested where it is checked.
      subtle: { sign: async () => new Uint8Array(64).buffer },
    }),
    put(globalThis, 'WebSocket', around.WebSocket),
    put(globalThis, 'navigator', { sendBeacon: around.sendBeacon }),
    put(globalThis, 'document', { visibilityState: 'visible' }),
    put(globalThis, 'addEventListener', around.addEventListener),
    put(console, 'warn', complain),
    put(console, 'error', complain),
  ];
  return () => {
    for (const each of undo.toReversed()) each();
  };
}

/** What `setTimeout` gives back in Node. */
class Handle {
  task: Task;
  constructor(task: Task) {
    this.task = task;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}

const handleOf = (task: Task): Handle => new Handle(task);

function put(on: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(on, name);
  Object.defineProperty(on, name, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(on, name);
    else Object.defineProperty(on, name, before);
  };
}

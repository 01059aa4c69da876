/** Whatever dies as one: a sidecar process, a page, a service worker. What it had begun dies with it. */
export interface Life {
  readonly name: string;
  /** Its clock minus the simulation's. */
  clockMs: number;
  isOver: boolean;
}

/** One thing that will happen. */
export interface Task {
  readonly at: number;
  readonly order: number;
  readonly life: Life | null;
  readonly act: () => void;
  isOff: boolean;
}

/** The one event loop of a simulation: virtual milliseconds, one task after another, in one order. */
export interface Times {
  now(): number;
  /** Who is running: owns what it schedules. */
  current(): Life | null;
  later(afterMs: number, act: () => void, life?: Life | null): Task;
  /** Does it now, as whoever it is. */
  within(life: Life, act: () => void): void;
  /** Runs tasks until the moment; `after` each of them, once nothing of it is left to be done. */
  runUntil(at: number, after: () => Promise<void>): Promise<void>;
  tasks(): number;
}

export function newLife(name: string, clockMs = 0): Life {
  return { name, clockMs, isOver: false };
}

// Taken before anything replaces it: the only thing here that the real event loop does.
const realTurn = setImmediate;
const settled = (): Promise<void> => new Promise((resolve) => realTurn(resolve));

export function openTimes(): Times {
  const heap: Task[] = [];
  let now = 0;
  let order = 0;
  let done = 0;
  let current: Life | null = null;

  const isBefore = (a: Task, b: Task): boolean =>
    a.at < b.at || (a.at === b.at && a.order < b.order);

  function push(task: Task): void {
    let place = heap.length;
    heap.push(task);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(task, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = task;
  }

  function pop(): Task | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || first === last) return first;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, last)) break;
      heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = last;
    return first;
  }

  return {
    now: () => now,
    current: () => current,
    tasks: () => done,
    later(afterMs, act, life = current) {
      order += 1;
      const at = now + Math.max(0, Number.isFinite(afterMs) ? afterMs : 0);
      const task: Task = { at, order, life, act, isOff: false };
      push(task);
      return task;
    },
    within(life, act) {
      const before = current;
      current = life;
      try {
        act();
      } finally {
        current = before;
      }
    },
    async runUntil(until, after) {
      for (;;) {
        const next = heap[0];
        if (next === undefined || next.at > until) break;
        pop();
        if (next.isOff || next.life?.isOver === true) continue;
        now = Math.max(now, next.at);
        current = next.life;
        done += 1;
        next.act();
        await settled();
        current = null;
        await after();
      }
      now = Math.max(now, until);
    },
  };
}

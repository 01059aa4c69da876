/** One operation as it was seen from outside: when it was asked, when it was answered, and what. */
export interface Operation<In, Out> {
  readonly input: In;
  /** Not looked at when nobody heard the answer. */
  readonly output: Out;
  /** By one clock for all; of two operations the first comes first only when it ended before the other began. */
  readonly start: number;
  /** Infinity: nobody heard the answer, so that it may have happened, later than asked, or not at all. */
  readonly end: number;
}

/** What the same operations do one after another. */
export interface Sequential<State, In, Out> {
  readonly begin: State;
  /** Leaves the state it was given as it is. */
  readonly apply: (state: State, input: In) => readonly [after: State, output: Out];
  /** The same for the same state, another for another. */
  readonly keyOf: (state: State) => string;
}

/** Whether there is an order, and how far the search came. */
export interface Verdict {
  readonly isLinearizable: boolean;
  /** The most operations that could be put in order; where a refused history stops making sense. */
  readonly placed: number;
  readonly tried: number;
}

const NONE = -1;

/**
 * Whether operations that overlapped can be put in one order that does not contradict what was asked after what
 * was answered, in which each answer is the one the specification gives. The search of Wing and Gong (Testing and
 * Verifying Concurrent Objects, 1993), with Lowe's memory of where it has been (Testing for Linearizability, 2017):
 * the same operations placed, with the same state after them, are looked into once.
 */
export function checkLinearizable<State, In, Out>(
  history: readonly Operation<In, Out>[],
  specification: Sequential<State, In, Out>,
): Verdict {
  const operations = history.toSorted((one, other) => one.start - other.start);
  const timeline = new Timeline(operations);
  const placed = new Placed(operations.map(({ end }) => end === Number.POSITIVE_INFINITY));
  const seen = new Set<string>();
  const path: { readonly operation: number; readonly before: State }[] = [];
  let state = specification.begin;
  let at = timeline.first();
  let tried = 0;
  let most = 0;
  while (at !== NONE) {
    const operation = timeline.operationAt(at);
    const asked = operations[operation];
    if (asked === undefined) break;
    if (timeline.isStart(at)) {
      tried += 1;
      const [after, output] = specification.apply(state, asked.input);
      const key = specification.keyOf(after);
      // What nobody heard of and what changes nothing here may as well not have happened.
      const fits =
        asked.end === Number.POSITIVE_INFINITY
          ? key !== specification.keyOf(state)
          : JSON.stringify(output) === JSON.stringify(asked.output);
      if (fits) {
        placed.add(operation);
        const place = `${placed.key()}|${key}`;
        if (!seen.has(place)) {
          seen.add(place);
          path.push({ operation, before: state });
          most = Math.max(most, path.length);
          state = after;
          timeline.take(operation);
          at = timeline.first();
          continue;
        }
        placed.remove(operation);
      }
      at = timeline.after(at);
      continue;
    }
    // Here something was answered that is not placed yet; unheard ones end after all others, and need no place.
    if (asked.end === Number.POSITIVE_INFINITY) break;
    const last = path.pop();
    if (last === undefined) return { isLinearizable: false, placed: most, tried };
    state = last.before;
    placed.remove(last.operation);
    timeline.putBack(last.operation);
    at = timeline.after(timeline.startOf(last.operation));
  }
  return { isLinearizable: true, placed: path.length, tried };
}

/** Starts and ends in order of time, as a list from which an operation is taken out and put back where it was. */
class Timeline {
  readonly #events: readonly { readonly operation: number; readonly isStart: boolean }[];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #next: number[];
  readonly #before: number[];
  #first: number;

  constructor(operations: readonly Pick<Operation<unknown, unknown>, 'start' | 'end'>[]) {
    const events = operations.flatMap(({ start, end }, operation) => [
      { operation, isStart: true, at: start },
      { operation, isStart: false, at: end },
    ]);
    // What ends when another begins overlaps it: starts come first.
    events.sort((one, other) =>
      one.at === other.at
        ? Number(other.isStart) - Number(one.isStart)
        : one.at < other.at
          ? -1
          : 1,
    );
    this.#events = events;
    for (const [place, { operation, isStart }] of events.entries()) {
      (isStart ? this.#starts : this.#ends)[operation] = place;
    }
    this.#next = events.map((_, place) => (place + 1 < events.length ? place + 1 : NONE));
    this.#before = events.map((_, place) => place - 1);
    this.#first = events.length === 0 ? NONE : 0;
  }

  first(): number {
    return this.#first;
  }

  after(place: number): number {
    return this.#next[place] ?? NONE;
  }

  operationAt(place: number): number {
    return this.#events[place]?.operation ?? NONE;
  }

  isStart(place: number): boolean {
    return this.#events[place]?.isStart ?? false;
  }

  startOf(operation: number): number {
    return this.#starts[operation] ?? NONE;
  }

  take(operation: number): void {
    for (const place of [this.#starts[operation] ?? NONE, this.#ends[operation] ?? NONE]) {
      this.#tie(this.#before[place] ?? NONE, this.#next[place] ?? NONE);
    }
  }

  /** In the reverse order of taking, so that each finds its neighbours as they were. */
  putBack(operation: number): void {
    for (const place of [this.#ends[operation] ?? NONE, this.#starts[operation] ?? NONE]) {
      this.#tie(this.#before[place] ?? NONE, place);
      this.#tie(place, this.#next[place] ?? NONE);
    }
  }

  #tie(before: number, next: number): void {
    if (before === NONE) this.#first = next;
    else this.#next[before] = next;
    if (next !== NONE) this.#before[next] = before;
  }
}

/** Which operations are placed: all before one, and a few after it; those nobody heard of by themselves. */
class Placed {
  readonly #isUnheard: readonly boolean[];
  readonly #isPlaced: boolean[];
  readonly #unheard = new Set<number>();
  /** How many were heard of before each operation, and in all. */
  readonly #heardBefore: readonly number[];
  #heard = 0;
  /** The first operation that was heard of and is not placed. */
  #first = 0;

  constructor(isUnheard: readonly boolean[]) {
    this.#isUnheard = isUnheard;
    this.#isPlaced = isUnheard.map(() => false);
    let heard = 0;
    this.#heardBefore = [...isUnheard, true].map((unheard) => {
      const before = heard;
      heard += Number(!unheard);
      return before;
    });
    this.#skip();
  }

  add(operation: number): void {
    this.#isPlaced[operation] = true;
    if (this.#isUnheard[operation]) this.#unheard.add(operation);
    else this.#heard += 1;
    this.#skip();
  }

  remove(operation: number): void {
    this.#isPlaced[operation] = false;
    if (this.#isUnheard[operation]) {
      this.#unheard.delete(operation);
      return;
    }
    this.#heard -= 1;
    this.#first = Math.min(this.#first, operation);
  }

  key(): string {
    const later: number[] = [];
    const before = this.#heardBefore[this.#first] ?? 0;
    for (let at = this.#first; before + later.length < this.#heard; at += 1) {
      if (this.#isPlaced[at] && !this.#isUnheard[at]) later.push(at);
    }
    const unheard = [...this.#unheard].toSorted((one, other) => one - other);
    return `${this.#first};${later.join()};${unheard.join()}`;
  }

  #skip(): void {
    while (this.#isPlaced[this.#first] || this.#isUnheard[this.#first]) this.#first += 1;
  }
}

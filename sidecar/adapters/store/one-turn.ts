/**
 * Work in a transaction may await nothing but its `tx`, or one slow request would hold up all the
 * others. Nothing of `tx` leaves the microtask queue, so work that has not ended when the turn
 * has, waited for something else: it is given up.
 */
export interface OneTurn {
  /** @throws what the work throws, or that it waited for something else */
  within<T>(work: Promise<T>): Promise<T>;
  end(): void;
}

/** Watches over works that run one after another in this turn of the event loop. */
export function oneTurn(): OneTurn {
  let giveUp: (reason: Error) => void = () => undefined;
  const isOver = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Nobody may be waiting when it is rejected.
  isOver.catch(() => undefined);
  const timer = setImmediate(() => {
    giveUp(new Error('Work in a transaction awaited something other than its tx.'));
  });
  return {
    within: (work) => Promise.race([work, isOver]),
    end: () => clearImmediate(timer),
  };
}

/**
 * One connection's work in the order it arrived: a later command never overtakes an earlier one,
 * and signals keep their place between commands, because consent decides what they mean.
 * Signals that wait together are noted together. A command that finds nothing before it begins at once:
 * a turn of the event loop is several milliseconds while strangers knock.
 */
export interface Lane<Signal> {
  note(signal: Signal): void;
  act(run: () => Promise<void>): void;
  /** Commands and signals that are not done yet. */
  inWork(): number;
  /** Forgets what has not begun; nothing of it was acknowledged. */
  clear(): void;
}

interface Terms<Signal> {
  readonly noteTogether: (signals: readonly Signal[]) => Promise<void>;
  readonly track: (running: Promise<unknown>) => void;
}

export function laneOf<Signal>({ noteTogether, track }: Terms<Signal>): Lane<Signal> {
  let waiting: Step<Signal>[] = [];
  let running = 0;
  let isGoing = false;

  const sizeOf = (step: Step<Signal>): number => (step.kind === 'signals' ? step.batch.length : 1);

  async function go(): Promise<void> {
    // Signals that arrive in this turn of the event loop are one batch; a command waits for nobody.
    await (waiting[0]?.kind === 'signals' ? new Promise(setImmediate) : undefined);
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      running = sizeOf(step);
      await (step.kind === 'signals' ? noteTogether(step.batch) : step.run());
    }
    running = 0;
    isGoing = false;
  }

  function begin(): void {
    if (isGoing) return;
    isGoing = true;
    track(go());
  }

  return {
    note(signal) {
      const last = waiting.at(-1);
      if (last?.kind === 'signals') last.batch.push(signal);
      else waiting.push({ kind: 'signals', batch: [signal] });
      begin();
    },
    act(run) {
      waiting.push({ kind: 'command', run });
      begin();
    },
    inWork: () => waiting.reduce((sum, step) => sum + sizeOf(step), running),
    clear() {
      waiting = [];
    },
  };
}

type Step<Signal> =
  | { readonly kind: 'signals'; readonly batch: Signal[] }
  | { readonly kind: 'command'; readonly run: () => Promise<void> };

/** Says that there is something to look at, to whoever listens in this process; who hears nothing looks by the clock. */
export interface Doorbell {
  ring(): void;
  /** @returns stops listening */
  onRing(listener: () => void): () => void;
}

export function doorbell(): Doorbell {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of listeners) listener();
    },
    onRing(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

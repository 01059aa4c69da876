/** What the clients speak with, in a process of its own that can be killed. */
export interface FaultyServer {
  /** Where it listens, or did before it was killed. */
  port(): number;
  /** SIGKILL, and at once another on the same port with what is on disk. Resolves when it is ready. */
  killAndRestart(): Promise<void>;
  /** It stands still, as on a machine that swaps. */
  pause(): void;
  goOn(): void;
  /** False where that cannot be done: then nothing happens. */
  fillDisk(): boolean;
  makeRoom(): void;
  /** Of the one that runs now. */
  processorMs(): number | null;
  log(): string;
  /** SIGTERM; resolves when it is gone. */
  close(): Promise<void>;
}

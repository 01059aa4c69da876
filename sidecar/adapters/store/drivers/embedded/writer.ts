import {
  COMMIT_GROUP_MAX,
  COMMIT_QUEUE_MAX,
  STORE_BUSY_ASK_EVERY_MS,
  STORE_BUSY_MAX_MS,
} from '../../../../../shared/protocol/limits.ts';
import { StoreUnavailable, type Tx } from '../../../../ports/store.ts';
import { lend } from '../../lend.ts';
import type { SessionCache } from '../../sql/session-cache.ts';
import type { Database } from './database.ts';
import { diskFaultOf } from './disk-fault.ts';

/** Tells whoever asked that it is kept. */
type Acknowledge = () => void;

interface Request {
  run(tx: Tx): Promise<Acknowledge>;
  reject(error: unknown): void;
}

/**
 * Begins to write, when another program lets go of the file in time. SQLite's own waiting would hold up
 * the whole process, with every socket and the answer to "are you alive".
 */
async function begin(database: Database): Promise<void> {
  database.assertThere();
  const untilMs = performance.now() + STORE_BUSY_MAX_MS;
  for (;;) {
    try {
      database.run('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= untilMs) throw error;
      database.clearFault();
      await new Promise((resolve) => setTimeout(resolve, STORE_BUSY_ASK_EVERY_MS));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof StoreUnavailable && diskFaultOf(error.cause) === 'busy';
}

/** The one loop that writes. */
export interface Writer {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs while nothing is written; what is asked meanwhile waits. */
  alone<T>(act: () => Promise<T>): Promise<T>;
  /** Why the last commit failed; null when it did not. */
  lastFault(): StoreUnavailable | null;
  /** Resolves when nothing is queued or running; takes nothing new. */
  stop(): Promise<void>;
}

/**
 * Groups what is asked in one turn of the event loop into one transaction: one sync of the disk for all of them
 * (SPEC ST1). Acknowledged only after the commit. When one fails, all begin again, each in a savepoint of its own.
 */
export function writerOn(database: Database, repositories: Tx, cache: SessionCache): Writer {
  // From here on `begin` waits.
  database.raw.exec('PRAGMA busy_timeout = 0');
  const queue: Request[] = [];
  const lone: (() => Promise<void>)[] = [];
  let isRunning = false;
  let isStopped = false;
  let lastFault: StoreUnavailable | null = null;
  let onIdle: (() => void) | null = null;

  function enqueue(request: Request): void {
    queue.push(request);
    if (!isRunning) startNext();
  }

  // One group a turn, so that sockets are served in between.
  function startNext(): void {
    const act = lone.shift();
    isRunning = act !== undefined || queue.length > 0;
    if (act !== undefined) setImmediate(() => void act().finally(startNext));
    else if (isRunning) setImmediate(() => void commitGroup(queue.splice(0, COMMIT_GROUP_MAX)));
    else onIdle?.();
  }

  async function commitGroup(group: readonly Request[]): Promise<void> {
    const waiting: Acknowledge[] = [];
    try {
      await begin(database);
      const isWhole = await allOf(group, waiting);
      if (!isWhole && group.length > 1) {
        await begin(database);
        await eachOf(group, waiting);
      }
      if (database.isInTransaction()) database.run('COMMIT');
      // Again: what was taken away meanwhile has it, but nobody will find it there.
      database.assertThere();
      lastFault = null;
      for (const acknowledge of waiting) acknowledge();
    } catch (error) {
      lastFault = undone(error);
      for (const request of group) request.reject(lastFault);
    } finally {
      startNext();
    }
  }

  /**
   * Without savepoints, which would copy each page that a request writes to: hardly ever does one fail. False when one
   * did, and nothing is kept of any; one that is alone has heard why.
   */
  async function allOf(group: readonly Request[], waiting: Acknowledge[]): Promise<boolean> {
    for (const request of group) {
      try {
        waiting.push(await lend(repositories, (tx) => request.run(tx)));
        stopAtFault();
      } catch (error) {
        stopAtFault(error);
        database.run('ROLLBACK');
        cache.revert();
        waiting.length = 0;
        if (group.length === 1) request.reject(error);
        return false;
      }
    }
    cache.settle();
    return true;
  }

  /** Each in a savepoint: one that fails is refused alone. */
  async function eachOf(group: readonly Request[], waiting: Acknowledge[]): Promise<void> {
    for (const request of group) {
      database.run('SAVEPOINT request');
      try {
        const acknowledge = await lend(repositories, (tx) => request.run(tx));
        stopAtFault();
        database.run('RELEASE request');
        cache.settle();
        waiting.push(acknowledge);
      } catch (error) {
        stopAtFault(error);
        database.run('ROLLBACK TO request');
        database.run('RELEASE request');
        cache.revert();
        request.reject(error);
      }
    }
  }

  /** A disk that fails fails the group: SQLite may have rolled all of it back by then. */
  function stopAtFault(error?: unknown): void {
    const fault = database.fault();
    if (fault !== null) throw fault;
    if (!database.isInTransaction()) throw error ?? new Error('The transaction is gone.');
  }

  function undone(error: unknown): StoreUnavailable {
    cache.clear();
    database.clearFault();
    if (database.isInTransaction()) database.raw.exec('ROLLBACK');
    if (error instanceof StoreUnavailable) return error;
    return new StoreUnavailable('The store could not commit.', { cause: error });
  }

  return {
    transact: (work) => {
      if (isStopped) return Promise.reject(new StoreUnavailable('The store is closed.'));
      if (queue.length >= COMMIT_QUEUE_MAX) return Promise.reject(tooSlow());
      return new Promise((resolve, reject) => {
        enqueue({
          run: async (tx) => {
            const value = await work(tx);
            return () => resolve(value);
          },
          reject,
        });
      });
    },
    alone: (act) => {
      if (isStopped) return Promise.reject(new StoreUnavailable('The store is closed.'));
      return new Promise((resolve, reject) => {
        lone.push(() => act().then(resolve, reject));
        if (!isRunning) startNext();
      });
    },
    lastFault: () => lastFault,
    stop: () => {
      isStopped = true;
      if (!isRunning) return Promise.resolve();
      return new Promise((resolve) => {
        onIdle = resolve;
      });
    },
  };
}

function tooSlow(): StoreUnavailable {
  return new StoreUnavailable(
    `The disk cannot keep up: ${COMMIT_QUEUE_MAX} requests wait. Try again in a moment.`,
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import type { VisitorId } from '../../../../../shared/kernel/ids.ts';
import { STORE_TRIES_MAX } from '../../../../../shared/protocol/limits.ts';
import { StoreUnavailable, type Tx } from '../../../../ports/store.ts';
import { besideOthers, lockOf } from './beside.ts';
import type { PooledConnection } from './connection.ts';
import { faultOf, isLostRace, runningSentence } from './fault.ts';
import { lendOn } from './lend.ts';
import type { Pool } from './pool.ts';

/** Keeps what requests write: a transaction each. */
export interface Writer {
  transact<T>(work: (tx: Tx) => Promise<T>, about?: VisitorId): Promise<T>;
  /** A row of health's own, beside everything. */
  probe(ballast: string): Promise<void>;
  /** Why the last commit failed; null when it did not. */
  lastFault(): StoreUnavailable | null;
}

interface Terms {
  /** One connection: what runs alone does so in the order in which it was asked. */
  readonly alone: Pool;
  readonly beside: Pool;
  readonly place: string;
  readonly onRunAgain: () => void;
}

/**
 * A request takes its locks first and then looks, so that what it sees cannot change under it: either
 * the whole store for itself, or the rows of one visitor beside work about others. All sidecars on the
 * database keep to it. Losing a race is the exception then, and not the way in which order is made:
 * with PostgreSQL's own serializable transactions nearly every signal lost one (docs/adr/0014).
 */
const ALONE = 'begin; lock table installation in share row exclusive mode';
const BESIDE = 'begin; lock table installation in row exclusive mode';
const PAUSE_MAX_MS = 10; // a few commits long: who ran into each other do not begin again together

export function writerOn({ alone, beside, place, onRunAgain }: Terms): Writer {
  let lastFault: StoreUnavailable | null = null;

  async function kept<T>(request: () => Promise<T>): Promise<T> {
    try {
      const value = await request();
      lastFault = null;
      return value;
    } catch (error) {
      const fault = faultOf(error);
      const isKnown = fault === null || error instanceof StoreUnavailable;
      const told = isKnown
        ? error
        : new StoreUnavailable(runningSentence(fault, place), { cause: error });
      if (told instanceof StoreUnavailable) lastFault = told;
      throw told;
    }
  }

  function runAlone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return alone.use(async (connection) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(connection, ALONE, () =>
            lendOn(connection, connection.repositories, work),
          );
        } catch (error) {
          if (tries === STORE_TRIES_MAX || !isLostRace(error)) throw error;
          onRunAgain();
          await pause(Math.random() * PAUSE_MAX_MS);
        }
      }
    });
  }

  async function runBeside<T>(work: (tx: Tx) => Promise<T>, about: VisitorId): Promise<T> {
    let hasGoneFurther = () => false;
    try {
      return await beside.use((connection) => {
        const lent = besideOthers(connection.repositories, about);
        hasGoneFurther = lent.hasGoneFurther;
        const begin = `${BESIDE}; select pg_advisory_xact_lock(${lockOf(about)})`;
        return attempt(connection, begin, async () => {
          const value = await lendOn(connection, lent.tx, work);
          if (lent.hasGoneFurther()) throw new Error('It went further and hid it.');
          return value;
        });
      });
    } catch (error) {
      if (!hasGoneFurther() && !isLostRace(error)) throw error;
      onRunAgain();
      return runAlone(work);
    }
  }

  async function attempt<T>(
    connection: PooledConnection,
    begin: string,
    act: () => Promise<T>,
  ): Promise<T> {
    connection.forgive();
    try {
      await connection.run(begin);
      const value = await act();
      stopAtFailure(connection);
      await commit(connection);
      return value;
    } catch (error) {
      const failure = connection.failure() ?? error;
      await rollback(connection);
      throw failure;
    }
  }

  /**
   * When the connection is lost before the server has answered, nobody knows whether it was kept. Running
   * it again here could act twice; whoever asked does so under the same once-only id (SPEC FD3).
   */
  async function commit(connection: PooledConnection): Promise<void> {
    try {
      const word = await connection.run('commit');
      if (word !== 'COMMIT') throw new Error(`A commit ended in ${word}.`);
    } catch (error) {
      if (isAborted(error)) throw error;
      connection.lose();
      connection.forgive();
      throw new StoreUnavailable(
        `The connection to the database ${place} was lost during a commit. Ask again: it acts once.`,
        { cause: error },
      );
    }
  }

  return {
    transact: (work, about) =>
      kept(() => (about === undefined ? runAlone(work) : runBeside(work, about))),
    probe: (ballast) =>
      kept(() =>
        beside.use(async (connection) => {
          await attempt(connection, BESIDE, () => connection.probe.change({ ballast }));
        }),
      ),
    lastFault: () => lastFault,
  };
}

/** A use case that went on after a failed statement has decided on what is not so. */
function stopAtFailure(connection: PooledConnection): void {
  const failure = connection.failure();
  if (failure !== null) throw failure;
}

/** The server says no by itself and lives on: nothing was kept. */
function isAborted(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

/** Ends the transaction, or the connection with it. */
export async function rollback(connection: PooledConnection): Promise<void> {
  if (connection.isLost()) return;
  try {
    await connection.run('rollback');
  } catch {
    connection.lose();
  }
}

import {
  COMMIT_QUEUE_MAX,
  STORE_READERS_MAX,
  STORE_WRITERS_MAX,
} from '../../../../shared/protocol/limits.ts';
import { type Store, StoreUnavailable } from '../../../ports/store.ts';
import { OpenFailed } from '../open-failed.ts';
import { placeOf } from './postgres/client.ts';
import { openPooled } from './postgres/connection.ts';
import { faultOf, openingSentence } from './postgres/fault.ts';
import { healthOf } from './postgres/health.ts';
import { migrate } from './postgres/migrate.ts';
import { poolOf } from './postgres/pool.ts';
import { readerOn } from './postgres/reader.ts';
import { scrubTables } from './postgres/scrub.ts';
import { writerOn } from './postgres/writer.ts';

export interface PostgresOptions {
  /** As in `postgresql://user:password@host:5432/database?sslmode=verify-full`. */
  readonly url: string;
  /** Called when a request begins again from nothing: for measuring. */
  readonly onRunAgain?: () => void;
}

/**
 * The store in a PostgreSQL database: several sidecars may work on the same one.
 *
 * @throws OpenFailed with what to do about it
 */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const { url, onRunAgain = () => undefined } = options;
  const place = placeIn(url);
  try {
    await migrate(url, place);
  } catch (error) {
    throw openFailed(error, place);
  }
  return storeOn(url, place, onRunAgain);
}

function storeOn(url: string, place: string, onRunAgain: () => void): Store {
  const alone = poolOf(() => openPooled(url, 'write'), 1);
  const beside = poolOf(() => openPooled(url, 'write'), STORE_WRITERS_MAX - 1);
  const reading = poolOf(() => openPooled(url, 'read'), STORE_READERS_MAX);
  const writer = writerOn({ alone, beside, place, onRunAgain });
  const read = readerOn(reading, place);
  const writes = countedIn('requests');
  const reads = countedIn('readings');
  let closing: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    await Promise.all([writes.stop(), reads.stop()]);
    await Promise.all([alone, beside, reading].map((pool) => pool.close()));
  }

  const health = healthOf(writer);
  return {
    isShared: true,
    transact: (work, about) => writes.run(() => writer.transact(work, about)),
    read: (work) => reads.run(() => read(work)),
    health: async () =>
      closing === null ? health() : { isWritable: false, sentence: 'The store is closed.' },
    scrub: () => reads.run(() => scrubTables(url).catch(() => false)),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** Bounds what waits, and knows when nothing runs any more. */
function countedIn(what: string) {
  const running = new Set<Promise<unknown>>();
  let isStopped = false;
  return {
    run: <T>(act: () => Promise<T>): Promise<T> => {
      if (isStopped) return Promise.reject(new StoreUnavailable('The store is closed.'));
      if (running.size >= COMMIT_QUEUE_MAX) {
        return Promise.reject(
          new StoreUnavailable(
            `${running.size} ${what} wait for the database. Try again in a moment.`,
          ),
        );
      }
      const result = act();
      running.add(result);
      const forget = (): void => void running.delete(result);
      result.then(forget, forget);
      return result;
    },
    stop: async () => {
      isStopped = true;
      await Promise.allSettled(running);
    },
  };
}

function placeIn(url: string): string {
  try {
    return placeOf(url);
  } catch (error) {
    throw new OpenFailed(
      'data-unusable',
      'DATABASE_URL cannot be used. Check its parts, and the files of its certificates.',
      error,
    );
  }
}

/** The error as one with a sentence, when there is one to give; a bug stays what it is. */
function openFailed(error: unknown, place: string): unknown {
  if (error instanceof OpenFailed) return error;
  const fault = faultOf(error);
  if (fault === null) return error;
  return new OpenFailed(
    fault === 'full' ? 'disk-full' : 'data-unusable',
    openingSentence(fault, place),
    error,
  );
}

import type { Store } from '../../../../ports/store.ts';
import { StoreUnavailable } from '../../../../ports/store.ts';
import { probeOn } from '../../sql/probe.ts';
import type { Database } from './database.ts';
import type { Writer } from './writer.ts';

type Health = Awaited<ReturnType<Store['health']>>;

// After a fault one small row proves little: it may fit where a request does not.
const BALLAST = '.'.repeat(65_536);

/** Tries a commit; after a fault one as large as the largest request. Askers at once share one try. */
export function healthOf(database: Database, writer: Writer): () => Promise<Health> {
  const probe = probeOn(database);
  let asked: Promise<Health> | null = null;

  async function tried(): Promise<Health> {
    try {
      if (writer.lastFault() !== null)
        await writer.transact(() => probe.change({ ballast: BALLAST }));
      await writer.transact(() => probe.change({ ballast: '' }));
      return { isWritable: true, sentence: 'The store keeps what it is given.' };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return { isWritable: false, sentence: error.message };
    } finally {
      asked = null;
    }
  }

  return () => {
    asked ??= tried();
    return asked;
  };
}

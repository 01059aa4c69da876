import { type Store, StoreUnavailable } from '../../../../ports/store.ts';
import type { Writer } from './writer.ts';

type Health = Awaited<ReturnType<Store['health']>>;

// After a fault one small row proves little: it may fit where a request does not.
const BALLAST = '.'.repeat(65_536);

/** Tries a commit; after a fault one as large as the largest request. Askers at once share one try. */
export function healthOf(writer: Writer): () => Promise<Health> {
  let asked: Promise<Health> | null = null;

  async function tried(): Promise<Health> {
    try {
      if (writer.lastFault() !== null) await writer.probe(BALLAST);
      await writer.probe('');
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

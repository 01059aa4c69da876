import { type Reading, readingDatabase, readingFolder } from '../adapters/store/reading.ts';
import type { Place } from './place.ts';

/** Looks at what is kept there, beside a sidecar that may be at work on it. @throws OpenFailed */
export async function reading<T>(place: Place, work: (store: Reading) => Promise<T>): Promise<T> {
  const store =
    place.kind === 'embedded' ? readingFolder(place.directory) : await readingDatabase(place.url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

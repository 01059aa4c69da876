import { sayPages } from '../../app/cobrowse/pages.ts';
import type { Environment } from '../../app/context.ts';
import type { Rooms } from './rooms.ts';

interface Terms {
  readonly environment: Environment;
  readonly rooms: Pick<Rooms, 'withPage'>;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

/** Says which pages are here, one saying at a time; called by the ticker. */
export function sayPagesFrom({ environment, rooms, track, faulted }: Terms): () => void {
  let isSaying = false;
  return () => {
    const here = rooms.withPage();
    if (isSaying || here.size === 0) return;
    isSaying = true;
    const saying = sayPages(environment, here)
      .catch(faulted)
      .finally(() => {
        isSaying = false;
      });
    track(saying);
  };
}

import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { guarded } from '../guard.ts';
import type { PageSocket, PageSocketSide } from '../record/recording.ts';
import { WHAT } from './elements.ts';
import { openPageSocket } from './page-socket.ts';

/** Who this page says it is. */
export interface PageTerms {
  /** Of the page socket, `wss://…/v1/cobrowse/page`. */
  readonly url: string;
  readonly shop: string;
  readonly tab: string;
  readonly cobrowse: string;
  secret(): string | null;
}

/** The connection of a page that is looked along with, open while its recorder is still on its way. */
export interface PageLine {
  /** From here on it is the recorder's, which hears what came before first. */
  take(side: PageSocketSide): PageSocket;
  stop(): void;
}

export function openPageLine({ url, shop, tab, cobrowse, secret }: PageTerms): PageLine {
  let taken: PageSocketSide | null = null;
  let waiting: ((side: PageSocketSide) => void)[] = [];
  const tell = (what: (side: PageSocketSide) => void): void => {
    if (taken === null) waiting.push(what);
    else what(taken);
  };
  const socket = openPageSocket({
    url,
    hello() {
      const known = secret();
      if (known === null) return null;
      const version = PROTOCOL_VERSION;
      return { type: 'hello', role: 'page', version, shop, secret: known, tab, cobrowse };
    },
    welcomed: (welcome) => tell((side) => side.welcomed(welcome)),
    heard: (message) => tell((side) => side.heard(message)),
    changed: (state) => tell((side) => side.changed(state)),
  });
  socket.want(true);
  return {
    take(side) {
      const hear = guarded(WHAT, () => {
        taken = side;
        const before = waiting;
        waiting = [];
        for (const what of before) what(side);
      });
      // It has to have the socket in hand before it hears anything.
      queueMicrotask(hear);
      return socket;
    },
    stop: () => socket.stop(),
  };
}

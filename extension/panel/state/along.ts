import { type ReadonlySignal, signal } from '@preact/signals';
import type { PanelPort } from './port.ts';

/** Which pictures of looking along are shown where; what may be shown at all is in the tables. */
export interface Along {
  /** In a tab of their own: not in the panel too. */
  readonly poppedOut: ReadonlySignal<ReadonlySet<string>>;
  /** Of colleagues, opened here by hand. Whoever holds the conversation need not open anything. */
  readonly watched: ReadonlySignal<ReadonlySet<string>>;
  watch(cobrowse: string): void;
  leave(cobrowse: string): void;
}

export function followAlong(port: PanelPort): Along {
  const poppedOut = signal<ReadonlySet<string>>(new Set());
  const watched = signal<ReadonlySet<string>>(new Set());
  port.onMessage((message) => {
    if (message.kind === 'popped-out') poppedOut.value = new Set(message.cobrowses);
  });
  return {
    poppedOut,
    watched,
    watch: (cobrowse) => {
      watched.value = new Set([...watched.peek(), cobrowse]);
    },
    leave: (cobrowse) => {
      watched.value = new Set([...watched.peek()].filter((one) => one !== cobrowse));
    },
  };
}

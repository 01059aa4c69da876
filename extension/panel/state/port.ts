import { type ReadonlySignal, signal } from '@preact/signals';
import { BACKOFF_FIRST_MS, BACKOFF_MAX_MS } from '../../../shared/protocol/limits.ts';
import {
  type FromPanel,
  type LinkState,
  PANEL_PORT,
  type ToPanel,
} from '../../platform/panel-channel.ts';

/** One end of a connection to the background, as platform/browser.ts gives it. */
export interface RawPort {
  post(message: FromPanel): void;
  onMessage(listener: (message: ToPanel) => void): void;
  onDisconnect(listener: () => void): void;
}
export type Connect = (name: string) => RawPort;
/** Calls after so many milliseconds. */
export type Later = (act: () => void, delayMs: number) => void;

export interface PanelPort {
  /** null until the background has said how the link is. */
  readonly link: ReadonlySignal<LinkState | null>;
  post(message: FromPanel): void;
  /** Returns how to stop listening. */
  onMessage(listener: (message: ToPanel) => void): () => void;
  /** Also after every death of the worker: whatever must be known there is said again. */
  onAttach(listener: () => void): void;
}

/** The way to the background; the worker dies and comes back, this stays. */
export function openPort(connect: Connect, later: Later): PanelPort {
  const link = signal<LinkState | null>(null);
  const listeners = new Set<(message: ToPanel) => void>();
  const attached: (() => void)[] = [];
  let current: RawPort | null = null;
  let tries = 0;

  const attach = () => {
    const port = connect(PANEL_PORT);
    current = port;
    port.onMessage((message) => {
      tries = 0;
      if (message.kind === 'link') link.value = message.state;
      for (const listener of listeners) listener(message);
    });
    port.onDisconnect(() => {
      if (current !== port) return;
      current = null;
      // The first time at once: connecting is what wakes the worker.
      const delayMs = tries === 0 ? 0 : Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** tries);
      tries += 1;
      later(attach, delayMs);
    });
    for (const listener of attached) listener();
  };

  // Not before whoever builds the panel has added its listeners.
  later(attach, 0);
  return {
    link,
    post: (message) => current?.post(message),
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onAttach: (listener) => {
      attached.push(listener);
    },
  };
}

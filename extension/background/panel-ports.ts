import { onPort, type Port } from '../platform/browser.ts';
import { type FromPanel, PANEL_PORT, type ToPanel } from '../platform/panel-channel.ts';
import type { Showing } from './attention.ts';

type PanelPort = Port<ToPanel, FromPanel>;

/** One attached panel. */
export interface Panel {
  post(message: ToPanel): void;
}

/** The panels that are open, and what they ask for together. */
export class PanelPorts {
  readonly #panels = new Map<PanelPort, { isWatching: boolean; showing: Showing }>();

  /** Starts listening; must run in the worker's first turn, or the browser wakes it for nothing. */
  listen(parts: {
    readonly onAttach: (panel: Panel) => void;
    readonly onMessage: (panel: Panel, message: FromPanel) => void;
    readonly onWatchChange: () => void;
    readonly onDetach: (panel: Panel) => void;
  }): void {
    onPort<ToPanel, FromPanel>(PANEL_PORT, (port) => {
      this.#panels.set(port, {
        isWatching: false,
        showing: { conversation: null, isFocused: false },
      });
      port.onDisconnect(() => {
        this.#panels.delete(port);
        parts.onWatchChange();
        parts.onDetach(port);
      });
      port.onMessage((message) => {
        const state = this.#panels.get(port);
        if (state !== undefined && message.kind === 'watch-floor') state.isWatching = message.isOn;
        if (state !== undefined && message.kind === 'showing') {
          state.showing = { conversation: message.conversation, isFocused: message.isFocused };
        }
        parts.onMessage(port, message);
        if (message.kind === 'watch-floor') parts.onWatchChange();
      });
      parts.onAttach(port);
    });
  }

  get isOpen(): boolean {
    return this.#panels.size > 0;
  }

  get isFloorWatched(): boolean {
    return [...this.#panels.values()].some(({ isWatching }) => isWatching);
  }

  /** The conversation in the panel that has the focus. */
  get showing(): Showing {
    const focused = [...this.#panels.values()].find(({ showing }) => showing.isFocused);
    return focused?.showing ?? { conversation: null, isFocused: false };
  }

  tell(message: ToPanel): void {
    for (const port of this.#panels.keys()) port.post(message);
  }

  /** Live floor rows, to those who show the floor. */
  tellWatchers(message: ToPanel): void {
    for (const [port, { isWatching }] of this.#panels) if (isWatching) port.post(message);
  }
}

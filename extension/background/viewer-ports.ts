import type { CobrowseEnding } from '../../shared/protocol/messages/cobrowse.ts';
import { closeTab, onPort, openTab, type Port, showTab } from '../platform/browser.ts';
import {
  type FromViewer,
  type ToViewer,
  VIEWER_PORT,
  type ViewerChallenge,
} from '../platform/viewer-channel.ts';

type ViewerPort = Port<ToViewer, FromViewer>;
type Around = Omit<Extract<ToViewer, { kind: 'around' }>, 'kind'>;
type Proof = Extract<ToViewer, { kind: 'proven' }>['proof'];

/** What a viewer cannot do itself: it holds no key, no tables and no link. */
export interface ViewerParts {
  readonly around: (cobrowse: string) => Promise<Around>;
  readonly prove: (challenge: ViewerChallenge) => Promise<Proof>;
  readonly end: (id: string, cobrowse: string) => Promise<void>;
  /** A picture got a tab of its own, or lost it. */
  readonly onTabsChange: () => void;
  /** Runs what a viewer asked for; the listener's one catch is in there. */
  readonly guarded: (act: () => Promise<void> | void) => void;
}

/** The page that shows a picture, as it is built. */
export const VIEWER_PAGE = 'extension/cobrowse/index.html';

/** The viewers that are open, in panels and in tabs of their own. */
export class ViewerPorts {
  readonly #open = new Map<
    ViewerPort,
    { readonly cobrowse: string; readonly tab: number | null }
  >();

  /** Starts listening; must run in the worker's first turn, or the browser wakes it for nothing. */
  listen(parts: ViewerParts): void {
    onPort<ToViewer, FromViewer>(VIEWER_PORT, (port) => {
      port.onDisconnect(() => {
        const hadTab = this.#open.get(port)?.tab !== null;
        if (this.#open.delete(port) && hadTab) parts.onTabsChange();
      });
      port.onMessage((message) => {
        parts.guarded(() => this.#answer(port, message, parts));
      });
    });
  }

  /** What is looked along with in a tab of its own. */
  get poppedOut(): readonly string[] {
    const inTabs = [...this.#open.values()].filter(({ tab }) => tab !== null);
    return [...new Set(inTabs.map(({ cobrowse }) => cobrowse))];
  }

  /** It is over: whatever still comes over their sockets is not shown any more. */
  ended(cobrowse: string, ending: CobrowseEnding): void {
    for (const [port, one] of this.#open) {
      if (one.cobrowse === cobrowse) port.post({ kind: 'ended', ending });
    }
  }

  async bringBack(cobrowse: string): Promise<void> {
    for (const tab of this.#tabsOf(cobrowse)) await closeTab(tab);
  }

  async show(cobrowse: string): Promise<void> {
    const [tab] = this.#tabsOf(cobrowse);
    if (tab !== undefined) await showTab(tab);
  }

  #tabsOf(cobrowse: string): readonly number[] {
    const shown = [...this.#open.values()].filter((one) => one.cobrowse === cobrowse);
    return shown.flatMap(({ tab }) => tab ?? []);
  }

  async #answer(port: ViewerPort, message: FromViewer, parts: ViewerParts): Promise<void> {
    switch (message.kind) {
      case 'open':
        // A panel may itself be shown in a tab: only the viewer knows whether it has one to itself.
        this.#open.set(port, { cobrowse: message.cobrowse, tab: message.isTab ? port.tab : null });
        if (message.isTab) parts.onTabsChange();
        return port.post({ kind: 'around', ...(await parts.around(message.cobrowse)) });
      case 'prove': {
        const proof = await parts.prove(message.challenge);
        return port.post({ kind: 'proven', id: message.id, proof });
      }
      case 'end':
        return parts.end(message.id, message.cobrowse);
      case 'pop-out': {
        const [tab] = this.#tabsOf(message.cobrowse);
        if (tab !== undefined) return showTab(tab);
        return openTab(`${VIEWER_PAGE}#${encodeURIComponent(message.cobrowse)}`);
      }
    }
  }
}

import type { CobrowseEnding } from '../../shared/protocol/messages/cobrowse.ts';

/** Name of the runtime port on which a viewer of looking along attaches to the background. */
export const VIEWER_PORT = 'viewer';

/** Sent to the frame that holds a viewer when it is to be shut. */
export const LEAVE_EVENT = 'toonbank-leave';

/** What the sidecar wants signed; comes over the viewer's own socket (frame-sockets.ts). */
export interface ViewerChallenge {
  readonly nonce: string;
  readonly audience: string;
}

/** What a viewer asks of the background. `id` comes back in the reply. */
export type FromViewer =
  /** First; also after every death of the worker. */
  | { readonly kind: 'open'; readonly cobrowse: string; readonly isTab: boolean }
  | { readonly kind: 'prove'; readonly id: string; readonly challenge: ViewerChallenge }
  /** Withdraws or stops looking along: a command like any other, with its id. */
  | { readonly kind: 'end'; readonly id: string; readonly cobrowse: string }
  | { readonly kind: 'pop-out'; readonly cobrowse: string };

/** What the background tells a viewer. */
export type ToViewer =
  | {
      readonly kind: 'around';
      /** Of the viewer socket; null when this machine is not paired. */
      readonly url: string | null;
      /** As chosen in the settings of the panel; undefined: as the computer and the browser. */
      readonly theme: string | undefined;
      readonly language: string | undefined;
      /** Of the visitor, if they gave one. */
      readonly name: string | null;
      /** Holds the conversation: ends it for everybody. Others only stop watching. */
      readonly mayEnd: boolean;
      /** Set when it is over already. */
      readonly ending: CobrowseEnding | null;
    }
  | { readonly kind: 'ended'; readonly ending: CobrowseEnding }
  | {
      readonly kind: 'proven';
      readonly id: string;
      /** Null when this machine is not paired with the one that asks. */
      readonly proof: { readonly device: string; readonly token: string } | null;
    };

import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { FloorRow } from '../../shared/protocol/messages/floor.ts';
import type { Suggested } from '../../shared/protocol/messages/suggestion.ts';
import type { RefusalReason } from '../../shared/protocol/refusal-reason.ts';
import type { AgentCommand, AgentQuestion } from '../../shared/protocol/shape.ts';

/** Name of the runtime port on which a panel attaches to the background. */
export const PANEL_PORT = 'panel';

/** How the one link is doing. `stopped` needs a person: see `kind`. */
export type LinkState =
  | { readonly kind: 'unpaired' }
  | { readonly kind: 'connecting'; readonly since: number; readonly tries: number }
  | { readonly kind: 'catching-up'; readonly since: number }
  | { readonly kind: 'live'; readonly since: number }
  | {
      readonly kind: 'stopped';
      readonly since: number;
      readonly because: ErrorKind;
      readonly sentence: string;
    };

/** What a panel asks of the background. `id` comes back in the reply. */
export type FromPanel =
  /** Kept in the outbox before anything else; answered by `kept`, later by `acked` or `refused`. */
  | { readonly kind: 'command'; readonly id: string; readonly body: AgentCommand }
  /** The answer lands in the `answers` table; `refused` when there is none. */
  | { readonly kind: 'question'; readonly id: string; readonly body: AgentQuestion }
  /** Nobody waits for the answer to that question any more. */
  | { readonly kind: 'left'; readonly id: string }
  | { readonly kind: 'watch-floor'; readonly isOn: boolean }
  | { readonly kind: 'typing'; readonly conversation: string; readonly isTyping: boolean }
  /** Who answers at this address? Shown before a person confirms the pairing. */
  | { readonly kind: 'look-up'; readonly id: string; readonly url: string }
  | {
      readonly kind: 'pair';
      readonly id: string;
      readonly url: string;
      readonly code: string;
      readonly deviceName: string;
    }
  | { readonly kind: 'unpair'; readonly id: string }
  /** What is on screen: notices about this conversation stay quiet while it is. null: none. */
  | { readonly kind: 'showing'; readonly conversation: string | null; readonly isFocused: boolean }
  /** Closes the tab in which a picture is shown: the panel shows it again. */
  | { readonly kind: 'bring-back'; readonly cobrowse: string }
  /** Brings that tab forward. */
  | { readonly kind: 'show-viewer'; readonly cobrowse: string }
  | { readonly kind: 'reconnect' };

/** What the background tells a panel. */
export type ToPanel =
  | { readonly kind: 'link'; readonly state: LinkState }
  | { readonly kind: 'kept'; readonly id: string }
  | {
      readonly kind: 'acked';
      readonly id: string;
      readonly result: { readonly code: string; readonly expiresAt: number } | null;
    }
  | { readonly kind: 'answered'; readonly id: string; readonly key: string }
  | {
      readonly kind: 'refused';
      readonly id: string;
      readonly refusal: ErrorKind;
      readonly sentence: string;
      readonly reason?: RefusalReason | undefined;
    }
  | {
      readonly kind: 'floor';
      readonly rows: readonly FloorRow[];
      readonly isWhole: boolean;
      readonly gone: readonly string[];
    }
  | { readonly kind: 'typing'; readonly conversation: string; readonly isTyping: boolean }
  /** What the visitor writes and has not sent; never kept. */
  | {
      readonly kind: 'draft';
      readonly conversation: string;
      readonly text: string;
      readonly suggestions: readonly Suggested[];
    }
  /** These are gone for good, with all that was said in them. */
  | { readonly kind: 'erased'; readonly conversations: readonly string[] }
  /** What is looked along with in a tab of its own now. */
  | { readonly kind: 'popped-out'; readonly cobrowses: readonly string[] }
  /** Somebody clicked a notice: bring this conversation on screen. */
  | { readonly kind: 'show'; readonly conversation: string }
  | {
      readonly kind: 'looked-up';
      readonly id: string;
      readonly sidecar: { readonly id: string; readonly name: string } | null;
      readonly sentence: string;
    }
  | {
      readonly kind: 'paired';
      readonly id: string;
      readonly name: string;
      readonly role: 'agent' | 'lead';
    };

import type { Line } from '../../shared/protocol/messages/chat.ts';
import type { VisitorConversation } from '../../shared/protocol/messages/conversation.ts';
import type { OfferShown } from '../../shared/protocol/messages/engagement.ts';
import type { CounterState } from '../../shared/protocol/messages/presence.ts';
import type { Language } from '../language.ts';
import type { SocketState } from '../wire/socket.ts';

/** A line of the visitor's that the sidecar has not told back yet. */
export interface OwnLine {
  readonly line: string;
  readonly conversation: string;
  readonly text: string;
  readonly at: number;
  /** `sent`: acknowledged. `refused`: it will not go by itself. */
  readonly state: 'pending' | 'sent' | 'refused';
}

/** Everything the widget shows. */
export interface TalkState {
  readonly language: Language;
  readonly isOpen: boolean;
  readonly link: SocketState;
  readonly counter: CounterState | null;
  readonly conversation: VisitorConversation | null;
  readonly lines: readonly Line[];
  readonly ownLines: readonly OwnLine[];
  readonly isAgentTyping: boolean;
  /** Only while it may be answered. */
  readonly offer: OfferShown | null;
  /** What the visitor said yes to was gone by then. */
  readonly hasOfferGone: boolean;
  /** Opening has been asked and not been answered yet. */
  readonly isOpening: boolean;
  /** The visitor chose to leave a message although people are there, or may be. */
  readonly isLeaving: boolean;
  readonly hasLeaveFailed: boolean;
  readonly isFull: boolean;
  readonly unread: number;
  readonly draft: string;
  /** Who talks with the visitor reads along with it. */
  readonly isDraftShared: boolean;
  /** Where a message that was refused should have been answered. */
  readonly contact: string;
}

/** What the visitor can do. */
export interface TalkActs {
  open(): void;
  close(): void;
  say(text: string): void;
  typed(draft: string): void;
  shareDraft(isShared: boolean): void;
  leaveMessage(text: string, contact: string): void;
  leaveInstead(): void;
  end(): void;
  startAgain(): void;
  accept(): void;
  reject(): void;
  sayAgain(line: string): void;
}

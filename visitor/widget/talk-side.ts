import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { ChatTyping } from '../../shared/protocol/messages/chat.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import type { Language } from '../language.ts';
import type { Keep } from '../storage.ts';
import type { Wire } from '../wire/wire.ts';
import type { TalkActs, TalkState } from './talk-state.ts';

export interface TalkSide {
  readonly tabStore: Keep;
  readonly local: Keep;
  language(): Language;
  /** null until a purpose allows a connection. */
  wire(): Wire | null;
  /** Something changed that the widget shows, or that decides whether a connection is needed. */
  changed(): void;
}

/** The visitor's side of the conversation: acts become commands, answers become what is shown. */
export interface Talk extends TalkActs {
  state(): TalkState;
  /** A conversation that needs a connection goes on, or may begin now. */
  needsHelp(): boolean;
  answered(command: VisitorCommand): void;
  refused(command: VisitorCommand, kind: ErrorKind): void;
  typing(body: ChatTyping): void;
  /** Told something new, or looked at again: what is on screen has been seen. */
  look(): void;
  /** Another tab showed lines. */
  seenElsewhere(): void;
  forget(): void;
}

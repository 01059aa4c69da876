import type { DownPage, PageWelcome, UpPage } from '../../shared/protocol/frame-sockets.ts';
import type { CobrowseAnswered, CobrowseRules } from '../../shared/protocol/messages/cobrowse.ts';

/** Why part of a page is not in the picture; words are made where they are read. */
export interface Unmirrored {
  readonly kind:
    | 'closed-shadow'
    | 'foreign-frame'
    | 'canvas'
    | 'foreign-style'
    | 'too-large'
    | 'stormy';
  readonly count: number;
}

/** Why something in the picture does not look as it does on the page. */
export type CoverKind = 'input' | 'pattern' | 'careful-page' | 'region' | 'rule';

export interface Cover {
  readonly kind: CoverKind;
  /** In CSS pixels of the viewport. */
  readonly rect: DOMRectReadOnly;
}

/** Decides what leaves the page (SPEC MK1). One for the life of a recording. */
export interface Masker {
  /** The visitor hides an element, and everything in it, from now on; the next picture shows a box. */
  hide(element: Element): void;
  show(element: Element): void;
  hidden(): readonly Element[];
  /** Why an element as a whole, or a text, is covered now; for what is done in this turn. */
  covering(): (node: Node) => CoverKind | null;
  /** Never to be clicked or filled in for anybody: passwords, payment, hidden, marked. */
  isUntouchable(element: Element): boolean;
}

/** `waiting`: not greeted yet. `paused`: another tab is looked at. `over`: the sidecar says so. */
export type RecordingState = 'waiting' | 'sending' | 'lost' | 'paused' | 'over';

/** `replaced`: another tab of this visitor took over. `over`: there is nothing to send to any more. */
export type PageSocketState = 'off' | 'connecting' | 'live' | 'lost' | 'replaced' | 'over';

export interface PageSocketSide {
  welcomed(welcome: PageWelcome): void;
  heard(message: DownPage): void;
  changed(state: PageSocketState): void;
}

/** The connection that frames go out on, tried again until it is over (SPEC FS6). */
export interface PageSocket {
  state(): PageSocketState;
  /** Connects, or closes. After `replaced`, wanting it again takes the place back. */
  want(isWanted: boolean): void;
  frame(bytes: Uint8Array<ArrayBuffer>): void;
  say(message: UpPage): void;
  bufferedBytes(): number;
  /** To be called every now and then: a connection that carries nothing any more is given up (visitor/cobrowse/silence.ts). */
  checkSilence(): void;
  /** For good. What is said and sent after this goes nowhere. */
  stop(): void;
}

export interface RecordingSide {
  /** The page's connection, which may be open already: it is told after this turn what came before. */
  connect(side: PageSocketSide): PageSocket;
  /** All that is not about the connection: pointing, proposals, who looks. */
  heard(message: DownPage): void;
  changed(state: RecordingState): void;
  unmirrored(parts: readonly Unmirrored[]): void;
}

/** One page that is looked along with. */
export interface Recording {
  state(): RecordingState;
  readonly masker: Masker;
  /** What a lead laid down, as the sidecar said it in its welcome; null before. */
  rules(): CobrowseRules | null;
  /** The element an agent means; null when it is gone, or of another picture (SPEC PT1). */
  elementOf(anchor: { readonly checkpoint: number; readonly node: number }): Element | null;
  answer(message: CobrowseAnswered): void;
  /** A new picture, soon: something was hidden or shown. */
  checkpoint(): void;
  /** Nothing is sent any more from the moment this returns. */
  stop(): void;
}

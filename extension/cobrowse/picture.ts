import type { ReadonlySignal } from '@preact/signals';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { UpViewer } from '../../shared/protocol/frame-sockets.ts';
import type { CobrowseAnswered } from '../../shared/protocol/messages/cobrowse.ts';

/**
 * `waiting`: linked, no picture yet. `away`: the visitor looks at another tab or page. `ended`: for which reason of
 * the closed list, and the sidecar's own sentence, empty when it said none.
 */
export type PictureState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'away' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'ended'; readonly because: ErrorKind; readonly sentence: string };

/** An element of the picture and a place in its box: lands on the same one at any scale (SPEC PT1). */
export interface Anchor {
  readonly checkpoint: number;
  readonly node: number;
  /** 0..1 within the element's box. */
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the visitor did last, for drawing it over the picture; places in CSS pixels of their viewport. */
export interface VisitorTrace {
  readonly pointer: { readonly x: number; readonly y: number } | null;
  readonly click: { readonly x: number; readonly y: number; readonly number: number } | null;
  readonly selection: readonly Box[];
}

/** The visitor's page, live. Everything outside of it talks to it through this. */
export interface Picture {
  readonly state: ReadonlySignal<PictureState>;
  /** The visitor's viewport in CSS pixels; the picture is drawn in this size, whoever shows it scales it. */
  readonly viewport: ReadonlySignal<{ readonly width: number; readonly height: number }>;
  readonly trace: ReadonlySignal<VisitorTrace>;
  /** What is not in the picture, kinds as in visitor/record/recording.ts. */
  readonly unmirrored: ReadonlySignal<readonly { readonly kind: string; readonly count: number }[]>;
  readonly canPoint: ReadonlySignal<boolean>;
  /** How long ago the picture was true on the visitor's page; null before the first. */
  ageMs(): number | null;
  /** @param x, y CSS pixels of the visitor's viewport */
  anchorAt(x: number, y: number): Anchor | null;
  /** Whether it is still in the picture, or in the newer one of the same page. */
  isThere(anchor: Pick<Anchor, 'checkpoint' | 'node'>): boolean;
  /** Where it is now in the visitor's viewport; null when it is gone, of another page or takes no room. */
  boxOf(anchor: Pick<Anchor, 'checkpoint' | 'node'>): Box | null;
  /** What an element is, for offering what may be proposed about it. */
  kindOf(anchor: Pick<Anchor, 'checkpoint' | 'node'>): 'field' | 'button' | 'covered' | 'other';
  /** What names an element is said of the picture that is shown now. */
  say(message: UpViewer): void;
  onAnswered(listener: (answered: CobrowseAnswered) => void): () => void;
  close(): void;
}

export interface PictureSide {
  /** Where the picture is put; nothing else is in it. */
  readonly root: HTMLElement;
  readonly cobrowse: string;
  /** Signs the sidecar's challenge with the device's key, in the background; null when not paired. */
  prove(challenge: {
    readonly nonce: string;
    readonly audience: string;
  }): Promise<{ readonly device: string; readonly token: string } | null>;
  /** Of the viewer socket, `wss://…/v1/cobrowse/viewer`. */
  readonly url: string;
}

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Anchor, Picture } from '../picture.ts';
import { type Drawing, openDrawing } from './drawing.ts';
import type { Point } from './fit.model.ts';
import { type AgentPointer, type Later, openPointer } from './pointer.ts';
import { openProposals, type Proposals } from './proposals.ts';

export const TOOLS = ['point', 'ring', 'draw', 'propose'] as const;
export type Tool = (typeof TOOLS)[number];

/** So long it is said that something drawn has gone: read once, it is known. */
export const MARKS_GONE_SAID_MS = 6_000;

/** A ring as it is shown now; words may follow. */
export interface Ring {
  readonly anchor: Anchor;
  readonly text: string;
}

/** What asks for words or a choice before it is sent. */
export type Asking =
  | { readonly kind: 'ring'; readonly anchor: Anchor }
  | {
      readonly kind: 'propose';
      /** Null when there was nothing under the pointer. */
      readonly anchor: Anchor | null;
      readonly what: ReturnType<Picture['kindOf']>;
    }
  | { readonly kind: 'code' };

/** What an agent does to the picture. Places are CSS pixels of the visitor's viewport. */
export interface Tools {
  readonly tool: ReadonlySignal<Tool>;
  readonly ring: ReadonlySignal<Ring | null>;
  readonly asking: ReadonlySignal<Asking | null>;
  /** Something the agent drew or ringed has just gone with its element. */
  readonly haveMarksGone: ReadonlySignal<boolean>;
  readonly drawing: Drawing;
  readonly proposals: Proposals;
  choose(tool: Tool): void;
  /** The pointer is there; null: not over the page. */
  move(at: Point | null): void;
  /** Pressed there: what the tool is for. */
  press(at: Point): void;
  release(): void;
  sayRing(text: string): void;
  askCode(): void;
  /** Shuts what asks; false when nothing did. */
  dismiss(): boolean;
  clear(): void;
  /** What is drawn on elements that have gone goes too, and what is asked about them. */
  forgetGone(): void;
}

export function openTools(
  picture: Picture,
  { now, later, newId }: { now: () => number; later: Later; newId: () => string },
): Tools {
  const tool = signal<Tool>('point');
  const ring = signal<Ring | null>(null);
  const asking = signal<Asking | null>(null);
  const haveMarksGone = signal(false);
  const pointer: AgentPointer = openPointer(picture, now, later);
  const drawing = openDrawing(picture, newId, later);
  const proposals = openProposals(picture, newId);

  let timesGone = 0;

  const sayRing = (anchor: Anchor, text: string) => {
    const { checkpoint, node } = anchor;
    ring.value = { anchor, text };
    picture.say({ type: 'cobrowse.ring', checkpoint, node, text });
  };

  return {
    tool,
    ring,
    asking,
    haveMarksGone,
    drawing,
    proposals,
    choose: (next) => {
      drawing.up();
      asking.value = null;
      tool.value = next;
    },
    move: (at) => {
      if (drawing.isDown.peek()) {
        if (at !== null) drawing.move(at);
      } else pointer.move(at);
    },
    press: (at) => {
      if (!picture.canPoint.peek()) return;
      const anchor = picture.anchorAt(at.x, at.y);
      switch (tool.peek()) {
        case 'point':
          return pointer.move(at);
        case 'draw':
          return drawing.down(at);
        case 'ring':
          if (anchor === null) return;
          sayRing(anchor, '');
          asking.value = { kind: 'ring', anchor };
          return;
        case 'propose':
          asking.value = {
            kind: 'propose',
            anchor,
            what: anchor === null ? 'other' : picture.kindOf(anchor),
          };
      }
    },
    release: drawing.up,
    sayRing: (text) => {
      const known = asking.peek();
      if (known?.kind === 'ring' && text !== '') sayRing(known.anchor, text);
      asking.value = null;
    },
    askCode: () => {
      asking.value = asking.peek()?.kind === 'code' ? null : { kind: 'code' };
    },
    dismiss: () => {
      const wasAsking = asking.peek() !== null;
      asking.value = null;
      return wasAsking;
    },
    clear: () => {
      drawing.clear();
      ring.value = null;
      asking.value = null;
      picture.say({ type: 'cobrowse.clear' });
    },
    forgetGone: () => {
      const known = ring.peek();
      const isRingGone = known !== null && !picture.isThere(known.anchor);
      if (isRingGone) ring.value = null;
      const areLinesGone = drawing.forgetGone();
      const asked = asking.peek();
      const isAskedGone =
        asked !== null &&
        asked.kind !== 'code' &&
        asked.anchor !== null &&
        !picture.isThere(asked.anchor);
      if (isAskedGone) asking.value = null;
      if (!isRingGone && !areLinesGone) return;
      // A page that only lost its connection for a while still shows what is not seen here any more.
      const isNothingLeft = ring.peek() === null && drawing.strokes.peek().length === 0;
      if (isNothingLeft) picture.say({ type: 'cobrowse.clear' });
      haveMarksGone.value = true;
      timesGone += 1;
      const time = timesGone;
      later(() => {
        if (time === timesGone) haveMarksGone.value = false;
      }, MARKS_GONE_SAID_MS);
    },
  };
}

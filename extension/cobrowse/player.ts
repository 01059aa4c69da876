import { DIGEST_TAG } from '../../shared/frames/digest.ts';
import { PICTURE_SWAP_MAX_MS } from '../../shared/protocol/limits.ts';
import type { VisitorTrace } from './picture.ts';
import { whenReady } from './ready.ts';
import type { NeedWhy } from './resync.ts';
import { openStage, type Stage } from './stage.ts';
import { boxesOf, NO_TRACE, rangesOf, withPointer } from './trace.ts';
import type { Allowed } from './wash/addresses.ts';
import type { Told } from './wash/event.ts';

export interface PlayerSide {
  readonly root: HTMLElement;
  allowed(): Allowed;
  /** The first checkpoint of the page that sends now. */
  since(): number;
  /** The picture is no longer what the page is; `isLost`: nothing more can be built on it. */
  differs(why: NeedWhy, isLost: boolean): void;
  sized(width: number, height: number): void;
  traced(trace: VisitorTrace): void;
  /** Something that is no picture: a tag and what came with it. */
  heard(tag: string, payload: unknown): void;
}

/**
 * Plays the stream. Each checkpoint is built out of sight and takes the place of the one before when it is
 * whole, so that nobody sees a white page in between; then the old one goes with all it held.
 */
export interface Player {
  /** Makes ready what the first picture needs, before it comes. */
  prepare(): void;
  begin(checkpoint: number): void;
  apply(events: readonly unknown[]): void;
  /** What is seen now; null before the first picture. */
  shown(): Stage | null;
  close(): void;
}

export function openPlayer(side: PlayerSide): Player {
  let shown: Stage | null = null;
  let newest: Stage | null = null;
  let spare: Stage | null = null;
  let stopWaiting: () => void = () => undefined;
  let trace = NO_TRACE;
  let ranges: readonly Range[] = [];
  let address = '';
  let size = { width: 0, height: 0 };

  const say = (next: VisitorTrace): void => {
    if (next === trace) return;
    trace = next;
    side.traced(trace);
  };

  const show = (stage: Stage): void => {
    stopWaiting();
    stage.element.style.visibility = 'visible';
    if (shown !== null && shown !== stage) shown.close();
    shown = stage;
    side.sized(size.width, size.height);
  };

  const follow = (stage: Stage, told: Told): void => {
    switch (told.for) {
      case 'pointer':
        say(withPointer(trace, stage, told.place, told.isClick));
        break;
      case 'selection':
        ranges = rangesOf(stage, told.ranges);
        break;
      case 'size':
        size = { width: told.width, height: told.height };
        if (stage === shown) side.sized(size.width, size.height);
        // Another page: where the pointer was on the one before says nothing.
        if (told.href !== null && told.href !== address) {
          address = told.href;
          say(NO_TRACE);
        }
        break;
      case 'custom':
        if (told.tag !== DIGEST_TAG) side.heard(told.tag, told.payload);
        else if (!stage.isLike(told.payload)) side.differs('differs', false);
        break;
      case 'player':
      case 'media':
    }
  };

  const open = (): Stage => {
    const stage = openStage({
      root: side.root,
      allowed: side.allowed,
      since: side.since,
      wentWrong: (isLost) => {
        if (stage === newest) side.differs('warning', isLost);
      },
    });
    return stage;
  };

  return {
    prepare() {
      if (newest === null) spare ??= open();
    },
    begin(checkpoint) {
      stopWaiting();
      // One that still waits for its images is newer than what is seen: else a page that keeps beginning anew
      // would never be.
      if (newest !== null && newest !== shown) {
        if (newest.hasPicture()) show(newest);
        else newest.close();
      }
      ranges = [];
      newest = spare ?? open();
      newest.begin(checkpoint);
      spare = null;
    },
    apply(events) {
      const stage = newest;
      if (stage === null) return;
      const hadPicture = stage.hasPicture();
      for (const event of events) {
        const told = stage.apply(event);
        if (told !== null) follow(stage, told);
      }
      if (ranges.length > 0 || trace.selection.length > 0) {
        say({ ...trace, selection: boxesOf(stage, ranges) });
      }
      if (hadPicture || !stage.hasPicture()) return;
      // The first picture: whatever there is, is better than nothing.
      if (shown === null) show(stage);
      else stopWaiting = whenReady(stage.document, PICTURE_SWAP_MAX_MS, () => show(stage));
    },
    shown: () => shown,
    close() {
      stopWaiting();
      if (newest !== shown) newest?.close();
      shown?.close();
      spare?.close();
      shown = newest = spare = null;
    },
  };
}

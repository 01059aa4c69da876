import type { eventWithTime } from 'rrweb';
import { digestOf, isDigest } from '../../shared/frames/digest.ts';
import type { AnchorSide } from './anchors.ts';
import { hover } from './hover.ts';
import { actOnMedia, pauseMedia, playSilently } from './media.ts';
import { pictureTree } from './picture-tree.ts';
import { castNow, openReplayer } from './replayer.ts';
import type { Allowed } from './wash/addresses.ts';
import { type Told, washEvent } from './wash/event.ts';
import type { MutationSide } from './wash/mutation.ts';

/** One picture, from its checkpoint on: a frame of its own without scripts, and the player that fills it. */
export interface Stage extends AnchorSide {
  readonly element: HTMLElement;
  /** Says of which checkpoint what follows is. */
  begin(checkpoint: number): void;
  /** Whether there is something to see. */
  hasPicture(): boolean;
  /** Applies an event at once, and says what it was about; null when it was nothing. */
  apply(raw: unknown): Told | null;
  /** Whether it still has the shape that the page says it has. */
  isLike(digest: unknown): boolean;
  /** Leaves nothing behind. */
  close(): void;
}

export interface StageSide {
  readonly root: HTMLElement;
  allowed(): Allowed;
  /** The first checkpoint of the page that is shown. */
  since(): number;
  /** Something could not be applied; `isLost`: nothing that follows will be either. */
  wentWrong(isLost: boolean): void;
}

export function openStage(side: StageSide): Stage {
  const element = document.createElement('div');
  // It has a layout from the start, so that scrolling works, but is not seen before it is whole.
  element.style.cssText = 'position:absolute;inset:0;visibility:hidden';
  side.root.append(element);
  let isLost = false;
  let hasPicture = false;
  let stamp = 1;
  let checkpoint = 0;

  const player = openReplayer(element, (isEnd) => {
    isLost ||= isEnd;
    side.wentWrong(isLost);
  });
  const { iframe } = player;
  iframe.style.cssText += ';border:0;display:block;background:#fff';
  iframe.tabIndex = -1;
  const mirror = player.getMirror();
  const { contentDocument } = iframe;
  if (contentDocument === null) throw new Error('a frame of our own has no document');

  const cast = (event: eventWithTime): void => {
    stamp += 1;
    event.timestamp = stamp;
    castNow(player, event);
  };
  const wash: MutationSide = {
    get allowed() {
      return side.allowed();
    },
    known(id) {
      const node = mirror.getNode(id);
      const meta = node === null ? null : mirror.getMeta(node);
      if (meta?.type !== 2) return null;
      return { tag: meta.tagName.toLowerCase(), isSvg: meta.isSVG === true };
    },
    parentTag: (id) => mirror.getNode(id)?.parentElement?.localName ?? '',
  };
  cast({ type: 4, data: { href: '', width: 1, height: 1 }, timestamp: 0 });

  return {
    element,
    get checkpoint() {
      return checkpoint;
    },
    get since() {
      return side.since();
    },
    begin(number) {
      checkpoint = number;
    },
    document: contentDocument,
    idOf: (node) => mirror.getId(node),
    nodeOf: (id) => mirror.getNode(id),
    isCovered(node) {
      const meta = mirror.getMeta(node);
      return meta?.type === 2 && meta.needBlock === true;
    },
    hasPicture: () => hasPicture,
    apply(raw) {
      if (isLost) return null;
      try {
        const told = washEvent(raw, wash);
        if (told === null) return null;
        if (told.for === 'player') {
          cast(told.event);
          if (told.event.type === 2) {
            hasPicture = true;
            withoutPause(contentDocument.documentElement);
          }
          for (const id of told.playing) playSilently(mirror.getNode(id));
        }
        if (told.for === 'size') {
          const { width, height } = told;
          cast({ type: 4, data: { href: '', width, height }, timestamp: 0 });
        }
        if (told.for === 'media') actOnMedia(mirror.getNode(told.id), told);
        if (told.for === 'pointer') hover(contentDocument, mirror.getNode(told.place.id));
        return told;
      } catch {
        // Connection boundary: the stream is somebody else's, and the player throws on what it cannot build.
        isLost = true;
        side.wentWrong(true);
        return null;
      }
    },
    isLike(digest) {
      if (!isDigest(digest)) return true;
      const own = digestOf<Node>(contentDocument, pictureTree(mirror));
      return own.nodes === digest.nodes && own.hash === digest.hash;
    },
    close() {
      player.timer.clear();
      player.destroy();
      // Sound and video go on for as long as they play, in a document or not.
      for (const media of contentDocument.querySelectorAll('video, audio')) pauseMedia(media);
      // A frame's document lives on as long as anything in it is referred to: let go of all of it.
      contentDocument.replaceChildren();
      contentDocument.adoptedStyleSheets = [];
      element.remove();
    },
  };
}

/** The player marks every page as paused: it is only ever live here, and the mark is no class of the shop's. */
function withoutPause(html: Element | null): void {
  html?.classList.remove('rrweb-paused');
  if (html?.getAttribute('class') === '') html.removeAttribute('class');
}

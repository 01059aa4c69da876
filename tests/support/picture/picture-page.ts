import * as anchors from '../../../extension/cobrowse/anchors.ts';
import { policyFor, seal } from '../../../extension/cobrowse/assets.ts';
import { openPicture } from '../../../extension/cobrowse/open-picture.ts';
import type { Picture, VisitorTrace } from '../../../extension/cobrowse/picture.ts';
import { openPlayer, type Player } from '../../../extension/cobrowse/player.ts';
import { type Allowed, allowedFrom } from '../../../extension/cobrowse/wash/addresses.ts';
import { writtenDown } from './written-down.ts';

/** The viewer's engine in a page of an extension, without the viewer: what tests drive from outside. */
export interface PictureLab {
  /** Below the socket: a player that is fed by hand. */
  open(assets: readonly string[], hasPolicy?: boolean): void;
  /** The first checkpoint of the page that sends. */
  since: number;
  /** Feeds a picture made of markup, as a page without a masker would send it. */
  feedMarkup(checkpoint: number, markup: string, size?: readonly [number, number]): void;
  feed(checkpoint: number | null, events: readonly unknown[]): void;
  /** With a socket of its own. */
  connect(url: string, cobrowse: string): void;
  close(): void;
  document(): Document | null;
  anchorAt(x: number, y: number): unknown;
  boxOf(checkpoint: number, node: number): unknown;
  kindOf(checkpoint: number, node: number): string;
  picture(): Picture | null;
  player(): Player | null;
  readonly needs: string[];
  readonly heard: [string, unknown][];
  readonly sizes: [number, number][];
  readonly answered: string[];
  trace: VisitorTrace | null;
}

declare global {
  interface Window {
    readonly lab: PictureLab;
  }
}

function rootOf(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('no root');
  return root;
}

let player: Player | null = null;
let picture: Picture | null = null;
let allowed: Allowed = allowedFrom([]);

const lab: PictureLab = {
  open(assets, hasPolicy = true) {
    allowed = allowedFrom(assets);
    if (hasPolicy) seal(document, policyFor(allowed, 'ws://127.0.0.1:9'));
    player = openPlayer({
      root: rootOf(),
      allowed: () => allowed,
      since: () => lab.since,
      differs: (why, isLost) => {
        lab.needs.push(isLost ? `${why}, lost` : why);
      },
      sized: (width, height) => {
        lab.sizes.push([width, height]);
      },
      traced: (trace) => {
        lab.trace = trace;
      },
      heard: (tag, payload) => {
        lab.heard.push([tag, payload]);
      },
    });
  },
  feed(checkpoint, events) {
    if (checkpoint !== null) player?.begin(checkpoint);
    player?.apply(events);
  },
  feedMarkup(checkpoint, markup, [width, height] = [800, 600]) {
    lab.feed(checkpoint, [
      { type: 4, timestamp: 1, data: { href: 'https://shop.example/', width, height } },
      {
        type: 2,
        timestamp: 1,
        data: { node: writtenDown(markup), initialOffset: { top: 0, left: 0 } },
      },
    ]);
  },
  connect(url, cobrowse) {
    const prove = async () => ({ device: 'device-1', token: 'token' });
    picture = openPicture({ root: rootOf(), cobrowse, url, prove });
    picture.onAnswered(({ answer }) => lab.answered.push(answer));
  },
  close() {
    picture?.close();
    player?.close();
    picture = player = null;
  },
  document: () =>
    player?.shown()?.document ??
    document.querySelector<HTMLIFrameElement>('#root [style*=visible] iframe')?.contentDocument ??
    null,
  anchorAt(x, y) {
    const shown = player?.shown();
    return shown ? anchors.anchorAt(shown, x, y) : (picture?.anchorAt(x, y) ?? null);
  },
  boxOf(checkpoint, node) {
    const shown = player?.shown();
    return shown
      ? anchors.boxOf(shown, { checkpoint, node })
      : picture?.boxOf({ checkpoint, node });
  },
  kindOf(checkpoint, node) {
    const shown = player?.shown();
    return shown ? anchors.kindOf(shown, { checkpoint, node }) : 'none';
  },
  since: 1,
  picture: () => picture,
  player: () => player,
  needs: [],
  heard: [],
  sizes: [],
  answered: [],
  trace: null,
};

Object.assign(window, { lab });

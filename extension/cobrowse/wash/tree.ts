import type { eventWithTime } from 'rrweb';
import {
  COBROWSE_NODES_MAX,
  NODE_ID_MAX,
  PICTURE_DEPTH_MAX,
} from '../../../shared/protocol/limits.ts';
import { ATTRIBUTES_MAX, type WashSide, washAttribute } from './attributes.ts';
import { COVER_MARK, QUIET_MARK } from './quiet.ts';
import { each, type Fields, fields, finite, text, whole } from './reading.ts';
import { washStyle } from './style-text.ts';

/** A node as the player takes it. */
export type PictureNode = Extract<
  eventWithTime,
  { readonly data: { readonly node: unknown } }
>['data']['node'];

/** A picture or a part of one, being read: bounds hold for all of it together. */
export interface Growth {
  nodes: number;
  readonly ids: Set<number>;
  /** Tags of what is in it, for what the same event says about them. */
  readonly tags: Map<number, string>;
  /** Media that were playing. */
  readonly playing: number[];
}

export function newGrowth(): Growth {
  return { nodes: 0, ids: new Set(), tags: new Map(), playing: [] };
}

/**
 * A node with all in it, made anew from known fields only; undefined when it is none, or beyond a bound. Ids
 * and places stay as they are: the digest counts them.
 */
export function washTree(
  raw: unknown,
  side: WashSide,
  growth: Growth,
  depth = 0,
  parentTag = '',
): PictureNode | undefined {
  const node = fields(raw);
  const id = whole(node?.id, 1, NODE_ID_MAX);
  if (node === undefined || id === undefined || depth > PICTURE_DEPTH_MAX) return undefined;
  if (growth.ids.has(id) || growth.nodes >= COBROWSE_NODES_MAX) return undefined;
  growth.ids.add(id);
  growth.nodes += 1;
  const place = placeOf(node, id);
  const inside = (tag: string) =>
    each(node.childNodes, (child) => washTree(child, side, growth, depth + 1, tag));
  switch (node.type) {
    case 0: {
      const childNodes = inside('');
      // Without anything in it the player would look for its first child in vain.
      const isOld = node.compatMode === 'BackCompat' && childNodes.length > 0;
      return { ...place, type: 0, childNodes, ...(isOld ? { compatMode: 'BackCompat' } : {}) };
    }
    case 1:
      return {
        ...place,
        type: 1,
        name: DOCTYPE.test(text(node.name) ?? '') ? (text(node.name) ?? '') : 'html',
        publicId: text(node.publicId) ?? '',
        systemId: text(node.systemId) ?? '',
      };
    case 2: {
      const { tag, name } = tagOf(node);
      growth.tags.set(id, tag);
      return {
        ...place,
        ...flagsOf(node, tag),
        type: 2,
        tagName: name,
        attributes: attributesOf(tag, node, id, side, growth),
        childNodes: inside(tag),
      };
    }
    // A document of HTML can hold no CDATA section.
    case 3:
    case 4: {
      const words = text(node.textContent) ?? '';
      const isStyle = parentTag === 'style' || node.isStyle === true;
      return { ...place, type: 3, textContent: isStyle ? washStyle(words, side.allowed) : words };
    }
    case 5:
      return { ...place, type: 5, textContent: '' };
    default:
      return undefined;
  }
}

const DOCTYPE = /^[a-z][a-z0-9-]{0,40}$/i;
const TAG = /^[a-z][-\w.:\u00b7-\uffff]{0,100}$/i;
/** A name that a page may define for itself. @see https://html.spec.whatwg.org/#valid-custom-element-name */
const CUSTOM = /^[a-z][-.\w\u00b7-\uffff]*-[-.\w\u00b7-\uffff]*$/;
const NOT_CUSTOM = new Set([
  ...['annotation-xml', 'color-profile', 'font-face', 'font-face-src', 'font-face-uri'],
  ...['font-face-format', 'font-face-name', 'missing-glyph'],
]);
/** Elements that can have a shadow root, beside custom ones. @see https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOSTS = new Set([
  ...['article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5'],
  ...['h6', 'header', 'main', 'nav', 'p', 'section', 'span'],
]);
/** What would load or run something by itself, whatever its attributes say. */
const EMPTY_NAMES: ReadonlyMap<string, string> = new Map([
  ['script', 'noscript'],
  ['portal', 'div'],
  ['fencedframe', 'div'],
  ['frame', 'div'],
  ['frameset', 'div'],
]);
const ELSEWHERE = new Set(['object', 'embed', 'frame', 'portal', 'fencedframe']);

function tagOf(node: Fields): { readonly tag: string; readonly name: string } {
  const said = text(node.tagName) ?? '';
  const tag = TAG.test(said) ? said.toLowerCase() : 'div';
  // The player gives names of SVG their capitals back itself.
  return { tag, name: EMPTY_NAMES.get(tag) ?? tag };
}

function isCustomName(tag: string): boolean {
  return CUSTOM.test(tag) && !NOT_CUSTOM.has(tag);
}

function placeOf(node: Fields, id: number) {
  const rootId = whole(node.rootId, 1, NODE_ID_MAX);
  return {
    id,
    ...(rootId === undefined ? {} : { rootId }),
    ...(node.isShadow === true ? { isShadow: true } : {}),
  };
}

function flagsOf(node: Fields, tag: string) {
  const isCustom = node.isCustom === true && isCustomName(tag);
  const isHost = node.isShadowHost === true && (HOSTS.has(tag) || isCustomName(tag));
  return {
    ...(node.isSVG === true ? { isSVG: true as const } : {}),
    ...(node.needBlock === true ? { needBlock: true } : {}),
    ...(isCustom ? { isCustom: true as const } : {}),
    ...(isHost ? { isShadowHost: true } : {}),
  };
}

type Attributes = Extract<PictureNode, { readonly tagName: string }>['attributes'];

function attributesOf(
  tag: string,
  node: Fields,
  id: number,
  side: WashSide,
  growth: Growth,
): Attributes {
  const washed: Attributes = {};
  let left = ATTRIBUTES_MAX;
  for (const [name, value] of Object.entries(fields(node.attributes) ?? {})) {
    left -= 1;
    if (left < 0) break;
    if (name === 'rr_mediaState' && value === 'played') growth.playing.push(id);
    const scroll = name === 'rr_scrollLeft' || name === 'rr_scrollTop' ? finite(value) : undefined;
    if (scroll !== undefined) {
      washed[name] = scroll;
    } else if (value === true) {
      const kept = washAttribute(tag, node.isSVG === true, name, '', side);
      if (kept !== null) washed[kept.name] = true;
    } else if (typeof value === 'string' || typeof value === 'number') {
      const kept = washAttribute(tag, node.isSVG === true, name, String(value), side);
      if (kept !== null) washed[kept.name] = kept.value;
    }
  }
  if (ELSEWHERE.has(tag)) washed[QUIET_MARK] = '';
  if (node.needBlock === true) washed[COVER_MARK] = '';
  return washed;
}

import { type Allowed, allowedAddress, allowedSrcset, imageAddress } from './addresses.ts';
import { OVER_MARK, QUIET_MARK } from './quiet.ts';
import { washStyle } from './style-text.ts';
import { freeName } from './taken-names.ts';

export interface WashSide {
  readonly allowed: Allowed;
}

/** An attribute as the picture may have it; null: not at all (SPEC VW7). */
export interface Washed {
  readonly name: string;
  readonly value: string;
}

/**
 * One attribute, by the element it is on. What loads is kept when it comes from an allowed origin; what runs,
 * leads away, sends, or takes the focus is not kept at all.
 *
 * @param tag in lower case; empty when it is not known: then nothing that loads is kept
 */
export function washAttribute(
  tag: string,
  isSvg: boolean,
  name: string,
  value: string,
  { allowed }: WashSide,
): Washed | null {
  const low = name.toLowerCase();
  if (!NAME.test(low) || low.startsWith('on') || DROPPED.has(low)) return null;
  if (DROPPED_ON.get(tag)?.has(low) === true) return null;
  if (low === '_csstext' || low === 'style') return { name, value: washStyle(value, allowed) };
  if (low === 'rr_src') return { name: QUIET_MARK, value: '' };
  if (low === 'rr_dataurl') return /^data:image\//i.test(value) ? { name, value } : null;
  if (low === 'rr_open_mode') return value === 'modal' ? { name: OVER_MARK, value: '' } : null;
  if (tag === 'meta' && low === 'name') return META_NAMES.has(value) ? { name, value } : null;
  if (low === 'name' || low === 'id') return { name, value: freeName(tag, low, value) };
  if (low === 'href' || low === 'xlink:href') return washLink(tag, isSvg, name, value, allowed);
  if (low === 'src' || low === 'poster') return washSource(tag, name, value, allowed);
  if (low === 'background') return kept(name, allowedAddress(value, 'image', allowed));
  if (low === 'srcset') {
    const isPicture = tag === 'img' || tag === 'source';
    return isPicture ? kept(name, allowedSrcset(value, allowed)) : null;
  }
  if (low === 'rel') return tag === 'link' && !isSheet(value) ? null : { name, value };
  if (low === 'attributename') return MOVES.test(value) ? null : { name, value };
  return { name, value: isSvg ? washStyle(value, allowed) : value };
}

/** As many as an element may have: the rest is no page's. */
export const ATTRIBUTES_MAX = 1_000;

// Names that a parser makes; rrweb would throw on others, and `__proto__` is nobody's attribute.
const NAME = /^(?!__proto__$)[^\s"'<>/=\p{Cc}]{1,200}$/u;

const DROPPED: ReadonlySet<string> = new Set([
  ...[
    'action',
    'archive',
    'attributionsrc',
    'autofocus',
    'autoplay',
    'classid',
    'code',
    'codebase',
  ],
  ...['crossorigin', 'data', 'download', 'dynsrc', 'fetchpriority', 'formaction', 'formtarget'],
  ...['http-equiv', 'imagesrcset', 'integrity', 'is', 'longdesc', 'lowsrc', 'manifest', 'nonce'],
  ...['ping', 'popovertarget', 'profile', 'referrerpolicy', 'srcdoc', 'target'],
  ...['commandfor', 'interestfor', 'shadowrootmode', 'xml:base'],
  // Told to the player as acts instead (media.ts).
  ...['rr_mediastate', 'rr_mediacurrenttime', 'rr_mediaplaybackrate', 'rr_mediamuted'],
  ...['rr_medialoop', 'rr_mediavolume'],
]);

const FRAME = new Set([
  'allow',
  'allowfullscreen',
  'credentialless',
  'csp',
  'name',
  'sandbox',
  'src',
]);
const NAMED = new Set(['name']);
const DROPPED_ON: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['iframe', FRAME],
  ['frame', FRAME],
  ['fencedframe', FRAME],
  ['object', new Set(['name', 'type'])],
  ['embed', new Set(['name', 'src', 'type'])],
  ['base', new Set(['href'])],
  ['script', new Set(['src', 'href', 'xlink:href', 'type'])],
  // An element that its document would know by this name, in front of its own (DOM clobbering).
  ['form', NAMED],
  ['img', NAMED],
]);

/** What a page's own meta elements may say: how it is laid out and coloured. */
const META_NAMES = new Set(['viewport', 'color-scheme', 'theme-color']);
/** Attributes that an SVG animation could set to an address, or to a script. */
const MOVES = /^(xlink:)?href$|^src|^on|^style$/i;
const LOADS_IMAGE = new Set(['image', 'feimage']);

function kept(name: string, value: string | null): Washed | null {
  return value === null ? null : { name, value };
}

function isSheet(rel: string): boolean {
  const words = rel.trim().toLowerCase().split(/\s+/);
  return (
    words.includes('stylesheet') && words.every((word) => /^(alternate|stylesheet)$/.test(word))
  );
}

function washLink(
  tag: string,
  isSvg: boolean,
  name: string,
  value: string,
  allowed: Allowed,
): Washed | null {
  if (tag === 'link') return kept(name, allowedAddress(value, 'style', allowed));
  const isWithin = value.trim().startsWith('#');
  if (isSvg) {
    if (isWithin) return { name, value: value.trim() };
    return LOADS_IMAGE.has(tag) ? { name, value: imageAddress(value, allowed) } : null;
  }
  // Still a link to look at, and to its style sheet; it leads nowhere.
  if (tag === 'a' || tag === 'area') return { name, value: '#' };
  return null;
}

function washSource(tag: string, name: string, value: string, allowed: Allowed): Washed | null {
  if (tag === 'img' || tag === 'input' || name.toLowerCase() === 'poster') {
    return tag === '' ? null : { name, value: imageAddress(value, allowed) };
  }
  const isMedia = tag === 'video' || tag === 'audio' || tag === 'source' || tag === 'track';
  return isMedia ? kept(name, allowedAddress(value, 'media', allowed)) : null;
}

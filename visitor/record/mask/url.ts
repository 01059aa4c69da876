import { MASK_CACHE_MAX } from '../../../shared/protocol/limits.ts';
import { createCache } from './cache.ts';
import { isPlainDrawing } from './drawing.ts';
import { decoded, normalise } from './normalise.ts';
import { findPrivate, holdsPrivate } from './private-text.ts';
import { MASK } from './range.ts';
import { urlOf } from './url-of.ts';

/** A picture of one transparent point: shown where one may not be. */
export const NO_PICTURE =
  'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

// What image services, font services and builds put behind a question mark: sizes, crops, formats, versions.
const NEEDED =
  /^(?:w|h|wid|hei|width|height|size|sz|q|qlt|quality|fm|fmt|format|f|fit|crop|dpr|auto|ar|op|bg|bgc|blur|trim|rect|v|ver|version|rev|t|family|display|subset|url|src|img|image|imwidth|sw|sh|sm|sfrm|scale|mode|resize|\$[\w-]*\$?|_)$/i;
const SHORT_CHARS = 64;
const FAMILY = /^[\w\s:;,@.|+-]+$/;
// A name for what is in a file, made by a build: 8f3a9c2b… It is the same for everybody.
// A file named by eight or nine digits shows the article of that number.
const ARTICLE_FILE = /(^|\D)\d{8,9}(?=(?:[-_][\w-]{0,40})?\.(?:avif|gif|jpe?g|png|svg|webp)$)/i;
const HASHED = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{24,}/gi;
const FILE = /\.\w{2,5}$/;

/** The address of a picture, style sheet or font, which must still load; null when it may not leave. */
export function assetUrl(address: string): string | null {
  // The same text is another address on another page.
  return known(`${address} ${document.baseURI}`, () => readAsset(address)) || null;
}

const known = createCache<string>(MASK_CACHE_MAX);

/** Empty when it may not leave. */
function readAsset(address: string): string {
  const text = address.trim();
  if (text === '' || text.startsWith('#')) return isPrivate(text) ? '' : address;
  if (/^data:/i.test(text)) return isPicture(text) ? address : '';
  if (/^blob:/i.test(text)) return address;
  const url = urlOf(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return '';
  if (isPrivate(url.host) || isPathPrivate(url.pathname)) return '';
  const query = neededOf(url);
  const hash = url.hash === '' || isPrivate(url.hash) ? '' : url.hash;
  return `${url.origin}${url.pathname}${query}${hash}`;
}

/** The pictures of a srcset, each with its width. */
export function assetUrls(list: string): string {
  return list
    .split(/,\s+/)
    .flatMap((each) => {
      const [address = '', ...width] = each.trim().split(/\s+/);
      const url = assetUrl(address);
      return url === null ? [] : [[url, ...width].join(' ')];
    })
    .join(', ');
}

/** Where the page is: neither query nor hash, and of a careful page no path. */
export function pageUrl(href: string, isCareful: boolean): string {
  const url = urlOf(href);
  if (url === null || !/^https?:$/.test(url.protocol)) return 'about:blank';
  if (isPrivate(url.host)) return 'about:blank';
  if (isCareful) return `${url.origin}/`;
  const path = url.pathname.split('/').map((part) => (isPrivate(part) ? MASK : part));
  return `${url.origin}${path.join('/')}`;
}

function isPrivate(text: string): boolean {
  const read = normalise(decoded(decoded(text)));
  return [text, read, read.replace(/[-_.~/+]/g, ' ')].some((each) => findPrivate(each).length > 0);
}

function isPathPrivate(path: string): boolean {
  const parts = decoded(decoded(path)).replace(ARTICLE_FILE, '$1').split('/');
  const isOfFile = (index: number): boolean => index < parts.length - 1 || FILE.test(path);
  const bare = parts.map((part, index) => (isOfFile(index) ? part.replace(HASHED, '') : part));
  if (bare.some((part) => holdsPrivate(part))) return true;
  // Digits apart from each other may be an account or a phone; those of a file's name seldom are.
  return bare.slice(0, -1).some((part) => isPrivate(part));
}

/** Of the query only what a picture needs to be the same picture. */
function neededOf(url: URL): string {
  const kept: string[] = [];
  for (const part of url.search.slice(1).split('&')) {
    const [name = '', value = ''] = part.split('=', 2);
    if (isNeeded(name, decoded(value))) kept.push(part);
  }
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function isNeeded(name: string, value: string): boolean {
  if (!NEEDED.test(decoded(name))) return false;
  if (name === 'family')
    return FAMILY.test(value.replaceAll('+', ' ')) && !/@[a-z]+\./i.test(value);
  if (/^(?:url|src|img|image)$/i.test(name)) return assetUrl(value) === withBase(value);
  const bare = /^v(?:er|ersion)?$|^rev$/i.test(name) ? value.replace(HASHED, '') : value;
  return value.length <= SHORT_CHARS && !isPrivate(bare);
}

const withBase = (address: string): string => urlOf(address)?.href ?? '';

/** Pictures of points may be shown; a drawing has words in it, which are read first. */
function isPicture(text: string): boolean {
  const [head = '', ...rest] = text.split(',');
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|vnd)/i.test(head))
    return !isPrivate(head);
  if (/^data:(?:font|application\/(?:x-)?font)/i.test(head)) return true;
  if (!/^data:image\/svg/i.test(head)) return false;
  const body = rest.join(',');
  const drawing = /;base64/i.test(head) ? fromBase64(body) : decoded(body);
  return isPlainDrawing(drawing, isPrivate);
}

function fromBase64(body: string): string {
  try {
    return atob(body);
  } catch {
    return '<text>';
  }
}

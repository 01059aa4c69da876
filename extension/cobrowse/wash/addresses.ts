import { QUIET_IMAGE } from './quiet.ts';

/** What an address in the picture would be loaded as. */
export type AssetKind = 'image' | 'style' | 'font' | 'media';

/** From where the picture may load (SPEC VW6): whole origins, http and https alone. */
export interface Allowed {
  readonly origins: ReadonlySet<string>;
}

/** The origins among what a welcome says; what is none allows nothing. */
export function allowedFrom(assets: readonly string[]): Allowed {
  const origins = new Set<string>();
  for (const asset of assets) {
    const url = URL.parse(asset);
    if (url !== null && ORIGIN.test(url.origin)) origins.add(url.origin);
  }
  return { origins };
}

/** Addresses may hold quotes in their host; what goes into a policy may not. */
const ORIGIN = /^https?:\/\/[-a-z0-9.[\]:]+$/;

const DATA: Readonly<Record<AssetKind, RegExp | null>> = {
  image: /^data:image\//i,
  font: /^data:/i,
  media: /^data:(audio|video)\//i,
  // Text as a style sheet could be written into the page as well; none is needed as an address.
  style: null,
};

/**
 * The address as it may be loaded; null when it may not. Only whole addresses count: the recorder makes
 * them so, and a relative one would lead into the extension.
 */
export function allowedAddress(address: string, kind: AssetKind, allowed: Allowed): string | null {
  const text = address.trim();
  if (DATA[kind]?.test(text) === true) return text;
  const url = URL.parse(text);
  // A name and password in an address would be sent along.
  if (url === null || url.username !== '' || url.password !== '') return null;
  // The origin of a blob is that of the page that made it.
  if (!/^https?:$/.test(url.protocol)) return null;
  return allowed.origins.has(url.origin) ? url.href : null;
}

/** A picture to load instead of one that may not be. */
export function imageAddress(address: string, allowed: Allowed): string {
  return allowedAddress(address, 'image', allowed) ?? QUIET_IMAGE;
}

/**
 * The candidates of a srcset that may be loaded; null when none may.
 *
 * @see https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
 */
export function allowedSrcset(srcset: string, allowed: Allowed): string | null {
  const kept: string[] = [];
  const candidate = /[\s,]*([^\s]+)([^,]*)/y;
  for (let found = candidate.exec(srcset); found !== null; found = candidate.exec(srcset)) {
    const [, word = '', descriptor = ''] = found;
    const address = word.replace(/,+$/, '');
    // A comma at its end closes the candidate: what follows is the next one.
    if (address !== word) candidate.lastIndex -= descriptor.length;
    const load = allowedAddress(address, 'image', allowed);
    if (load !== null) kept.push(address === word ? `${load}${descriptor}` : load);
  }
  return kept.length === 0 ? null : kept.join(', ');
}

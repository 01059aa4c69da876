import { urlOf } from './mask/url-of.ts';

/** An address as it is from wherever it is read. */
export function absolute(address: string, base: string): string {
  return IS_WHOLE.test(address) ? address : (urlOf(address, base)?.href ?? address);
}

const IS_WHOLE = /^\s*(?:$|#|blob:|data:)/i;
const CSS_URL = /url\(\s*(?:"([^"\\]*)"|'([^'\\]*)'|([^"'\s\\][^)\\]*?))\s*\)/gi;

// An address, and how wide or dense it is: https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
const CANDIDATES = /([^\s,]\S*?)(?:,(?=\s|$)|\s+([\d.]+[wxh])?[^,]*(?:,|$)|$)/g;

/** The same of all that a style sheet or style attribute loads. */
export function absoluteCss(css: string, base: string): string {
  return css.replace(
    CSS_URL,
    (_, double, single, bare) => `url("${absolute(double ?? single ?? bare, base)}")`,
  );
}

const MAY_LEAD = /^(?:style|srcset|src|(?:xlink:)?href|background|data)$/;

/** An attribute as it is told, absolute where it is an address. @param name HTML has it in small letters */
export function absoluteAttribute(
  doc: Document,
  tag: string,
  name: string,
  value: string | null,
): string | null {
  if (!value || !MAY_LEAD.test(name)) return value;
  const { baseURI } = doc;
  if (name === 'style') return absoluteCss(value, baseURI);
  if (name === 'srcset')
    return [...value.matchAll(CANDIDATES)]
      .map(([, url = '', size = '']) => `${absolute(url, baseURI)} ${size}`.trim())
      .join(', ');
  const isOther =
    (name === 'background' && !/^t(?:able|[dh])$/.test(tag)) ||
    (name === 'data' && tag !== 'object');
  return isOther ? value : absolute(value, baseURI);
}

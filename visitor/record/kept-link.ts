import { urlOf } from './mask/url-of.ts';
import type { Written } from './rrweb-seams.ts';

// `background-size: ;`: what a shorthand with var() sets, Chromium writes down as nothing once another declaration
// sets a part of it.
const LOST = /[{;]\s*[a-z][\w-]*:\s*(?:!important\s*)?;/;

/**
 * The rules of a linked sheet are told in its place, so that it looks the same whoever may load it. One that
 * cannot be read whole stays a link instead, when it is of the page's own host, from which pictures load.
 */
export function keepLink(
  node: Node,
  { tagName, attributes }: Pick<Written, 'tagName' | 'attributes'>,
): void {
  const rules = attributes?._cssText;
  if (attributes === undefined || typeof rules !== 'string' || tagName !== 'link') return;
  const address: unknown = Reflect.get(node, 'href');
  if (typeof address !== 'string' || urlOf(address)?.origin !== location.origin) return;
  if (!LOST.test(rules)) return;
  delete attributes._cssText;
  Object.assign(attributes, { rel: 'stylesheet', href: address });
}

import { MASK_CACHE_MAX } from '../../shared/protocol/limits.ts';
import { createCache } from './mask/cache.ts';
import { tagNameOf } from './page-tree.ts';

/** What an element's name says about it: thousands of elements have the same. */
export interface Tag {
  /** As the viewer makes it. */
  readonly name: string;
  /** Nothing more is to be asked of an element of this name than its attributes. */
  readonly isPlain: boolean;
  /** Written as only drawings (SVG) and pages of XML have names. */
  readonly isSmall: boolean;
}

const SPECIAL =
  /^(?:audio|dialog|frame|head|iframe|input|link|meta|option|script|select|style|textarea|video)$|-/;

export const tagOf = (element: Element): Tag => tags(tagNameOf(element), tagRead);

function tagRead(said: string): Tag {
  // Custom elements may have names the viewer cannot make.
  const small = said.toLowerCase();
  const name = /[^a-z0-9-_:]/.test(small) ? 'div' : small;
  return { name, isPlain: name === small && !SPECIAL.test(name), isSmall: said > '[' };
}

const tags = createCache<Tag>(MASK_CACHE_MAX);

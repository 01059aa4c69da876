import { Window } from 'happy-dom';

/** A script element as it stands in a page. */
export interface ScriptTag {
  /** Absolute; null when it is written in the page. */
  readonly src: URL | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly isInHead: boolean;
}

/** What of a page's text concerns us. */
export interface ShopPage {
  readonly url: URL;
  readonly scripts: readonly ScriptTag[];
  /** Policies that stand in the page itself. */
  readonly policies: readonly string[];
  readonly document: Elements;
  /** How a single-page shop gives itself away, or null. */
  readonly singlePageRoot: string | null;
}

/** As much of a document as is asked of it. */
export interface Elements {
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string | null }>;
}

/** Reads a page's text; nothing of it is run or loaded. */
export function readPage(url: URL, html: string): ShopPage {
  const window = new Window({ url: url.href });
  const document = new window.DOMParser().parseFromString(html, 'text/html');
  const base = URL.parse(document.querySelector('base')?.getAttribute('href') ?? '', url) ?? url;
  const scripts = [...document.querySelectorAll('script')].map((script): ScriptTag => {
    const src = script.getAttribute('src');
    return {
      src: src === null ? null : URL.parse(src, base),
      attributes: new Map([...script.attributes].map(({ name, value }) => [name, value ?? ''])),
      text: script.textContent ?? '',
      isInHead: script.closest('head') !== null,
    };
  });
  const policies = [...document.querySelectorAll('meta[http-equiv]')].flatMap((meta) =>
    meta.getAttribute('http-equiv')?.toLowerCase() === 'content-security-policy'
      ? [meta.getAttribute('content') ?? '']
      : [],
  );
  const root = SINGLE_PAGE_ROOTS.find((selector) => document.querySelector(selector) !== null);
  return { url, scripts, policies, document, singlePageRoot: root ?? null };
}

// Where the usual frameworks put a whole shop.
const SINGLE_PAGE_ROOTS = [
  '#__next',
  '#__nuxt',
  '[data-reactroot]',
  'app-root',
  '[data-v-app]',
  '#root',
  '#app',
];

/** The tags that load the visitor script. */
export function tagsIn({ scripts }: ShopPage): readonly ScriptTag[] {
  return scripts.filter(({ src }) => src?.pathname.endsWith('/toonbank.js') === true);
}

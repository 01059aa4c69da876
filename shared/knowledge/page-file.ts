import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { err, ok, type Result } from '../kernel/result.ts';
import { KNOWLEDGE_PAGE_MAX_BYTES } from '../protocol/limits.ts';
import { blocksOf, textOf } from './page-text.ts';
import {
  type Assumed,
  idFrom,
  LANGUAGES,
  type Language,
  languageIn,
  type ReadArticle,
  type Unread,
} from './read-article.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A page that a browser saved: its title, and the text of its main part as Markdown (SPEC KB8). Nothing is fetched. */
export function readPage(
  name: string,
  text: string,
  assumed: Assumed,
): Result<ReadArticle, Unread> {
  if (text.length > KNOWLEDGE_PAGE_MAX_BYTES) return err({ word: 'too-large', what: '' });
  const { childNodes } = parse(text);
  const html = find(childNodes, 'html');
  const language = languageOf(html) ?? languageIn(name) ?? assumed.language;
  if (language === null) return err({ word: 'no-language', what: '' });
  const article = idFrom(name);
  if (article === '') return err({ word: 'bad-id', what: name });
  const main = find(childNodes, 'main') ?? find(childNodes, 'article') ?? find(childNodes, 'body');
  const heading = main === null ? null : find(main.childNodes, 'h1');
  const title = words(heading) || words(find(childNodes, 'title'));
  const body = main === null ? '' : blocksOf(main, heading);
  if (body === '') return err({ word: 'nothing-in-it', what: '' });
  const own = { title, body };
  return ok({
    article,
    terms: {
      kind: 'article',
      texts: { nl: language === 'nl' ? own : null, en: language === 'en' ? own : null },
      categories: [],
      products: [],
      validFrom: null,
      validUntil: null,
      source: null,
    },
  });
}

function words(element: Element | null): string {
  return element === null ? '' : textOf(element).replace(/\s+/g, ' ').trim();
}

function languageOf(html: Element | null): Language | null {
  const said = html?.attrs.find(({ name }) => name === 'lang')?.value.toLowerCase() ?? '';
  return LANGUAGES.find((language) => said.split('-')[0] === language) ?? null;
}

/** The first element of that name, in the order of the page; looked for without recursion: pages nest as they like. */
function find(nodes: readonly Node[], name: string): Element | null {
  const waiting: Node[] = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('tagName' in node)) continue;
    if (node.tagName === name) return node;
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return null;
}

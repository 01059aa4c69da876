import { parseDocument, stringify } from 'yaml';
import { err, ok, type Result } from '../kernel/result.ts';
import { FRONT_MATTER_MAX_CHARS, KNOWLEDGE_PAGE_MAX_BYTES } from '../protocol/limits.ts';
import type { ArticleTerms } from '../protocol/messages/knowledge.ts';
import { type Fields, fieldsOf, termsFrom } from './fields.ts';
import {
  type Assumed,
  idFrom,
  LANGUAGES,
  type Language,
  languageIn,
  type ReadArticle,
  type Unread,
} from './read-article.ts';

type Texts = ArticleTerms['texts'];

const FIELDS = ['id', 'kind', 'categories', 'products', 'from', 'until', 'zone', 'source'];
/** Where a language's text begins; Markdown shows no comment. */
const MARK = /^<!-- (nl|en) -->[^\S\n]*$/m;
/** A line of a text that only looks like that begins with a backslash more. */
const LIKE_MARK = /^(\\*<!-- (?:nl|en) -->[^\S\n]*)$/gm;

/**
 * One article: front matter between lines of three dashes, then its text. With two languages `title` has both, and a
 * comment stands where the text of each begins; with one, `language` or the file's name says which.
 */
export function readMarkdown(
  name: string,
  text: string,
  assumed: Assumed,
): Result<ReadArticle, Unread> {
  if (text.length > KNOWLEDGE_PAGE_MAX_BYTES) return err({ word: 'too-large', what: '' });
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { front, body } = parted(lines);
  if (front.length > FRONT_MATTER_MAX_CHARS)
    return err({ word: 'too-large', what: 'front matter' });
  const said = frontMatter(front);
  if (said === null) return err({ word: 'front-matter-unreadable', what: '' });
  const { title, language, ...rest } = said;
  const strange = Object.keys(rest).find((field) => !FIELDS.includes(field));
  if (strange !== undefined) return err({ word: 'unknown-field', what: strange });
  const fields = fieldsIn(rest, idFrom(name));
  if (!fields.isOk) return fields;
  const texts = textsIn(title, body, languageOf(language) ?? languageIn(name) ?? assumed.language);
  if (!texts.isOk) return texts;
  const terms = termsFrom(fields.value, assumed.timeZone);
  if (!terms.isOk) return terms;
  return ok({ article: fields.value.id, terms: { ...terms.value, texts: texts.value } });
}

/** The article as a file that reads as it. */
export function writeMarkdown({ article, terms }: ReadArticle, timeZone: string): string {
  const { id, kind, categories, products, from, until, zone, source } = fieldsOf(
    article,
    terms,
    timeZone,
  );
  const written = LANGUAGES.filter((language) => terms.texts[language] !== null);
  const front = {
    id,
    ...(kind === 'article' ? {} : { kind }),
    title: Object.fromEntries(
      written.map((language) => [language, terms.texts[language]?.title ?? '']),
    ),
    ...(categories.length === 0 ? {} : { categories: [...categories] }),
    ...(products.length === 0 ? {} : { products: [...products] }),
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
    ...(zone === '' ? {} : { zone }),
    ...(source === '' ? {} : { source }),
  };
  const texts = written.map((language) => {
    const body = (terms.texts[language]?.body ?? '').replace(LIKE_MARK, '\\$1');
    return `<!-- ${language} -->\n\n${body}\n`;
  });
  return `---\n${stringify(front, { schema: 'failsafe', lineWidth: 0 })}---\n\n${texts.join('\n')}`;
}

function parted(text: string): { readonly front: string; readonly body: string } {
  const found = /^---[^\S\n]*\n([\s\S]*?)^---[^\S\n]*$\n?/m.exec(text);
  if (found === null || found.index !== 0) return { front: '', body: text };
  return { front: found[1] ?? '', body: text.slice(found[0].length) };
}

/** Text only, no tags, no aliases: a file that says more than it seems is not read. */
function frontMatter(front: string): Readonly<Record<string, unknown>> | null {
  try {
    const document = parseDocument(front, { schema: 'failsafe', uniqueKeys: true });
    if (document.errors.length > 0 || document.warnings.length > 0) return null;
    const said: unknown = document.toJS({ maxAliasCount: 0 });
    if (said === null || said === '') return {};
    return isRecord(said) ? said : null;
  } catch {
    // Aliases, or nested deeper than anybody writes.
    return null;
  }
}

function fieldsIn(
  said: Readonly<Record<string, unknown>>,
  idInstead: string,
): Result<Fields, Unread> {
  const wrong: string[] = [];
  const text = (field: string): string => {
    const value = said[field];
    if (value !== undefined && typeof value !== 'string') wrong.push(field);
    return typeof value === 'string' ? value.trim() : '';
  };
  const list = (field: string): readonly string[] => {
    const value = said[field];
    const many: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
    if (many.some((one) => typeof one !== 'string')) wrong.push(field);
    return many.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? one.trim() : []));
  };
  const fields = {
    id: text('id') || idInstead,
    kind: text('kind') || 'article',
    categories: list('categories'),
    products: list('products'),
    from: text('from'),
    until: text('until'),
    zone: text('zone'),
    source: text('source'),
  };
  const [field] = wrong;
  return field === undefined ? ok(fields) : err({ word: 'bad-text', what: field });
}

function textsIn(title: unknown, body: string, alone: Language | null): Result<Texts, Unread> {
  if (MARK.test(body)) return markedTexts(title, body);
  if (alone === null) return err({ word: 'no-language', what: '' });
  const own = isRecord(title) ? title[alone] : title;
  const heading = own === undefined ? /^#[^\S\n]+(.+)\n*/.exec(body.trimStart()) : null;
  const said = heading === null ? own : heading[1];
  if (said !== undefined && typeof said !== 'string')
    return err({ word: 'bad-text', what: 'title' });
  const rest = heading === null ? body : body.trimStart().slice(heading[0].length);
  const text = { title: said ?? '', body: trimmed(rest) };
  return ok({ nl: alone === 'nl' ? text : null, en: alone === 'en' ? text : null });
}

function markedTexts(title: unknown, body: string): Result<Texts, Unread> {
  const titles = isRecord(title) ? title : {};
  const texts: Record<Language, Texts['nl']> = { nl: null, en: null };
  // What stands before the first mark belongs to no language.
  const [before = '', ...pieces] = body.split(/^<!-- (nl|en) -->[^\S\n]*$/m);
  if (before.trim() !== '') return err({ word: 'no-language', what: '' });
  for (let at = 0; at < pieces.length; at += 2) {
    const language = languageOf(pieces[at]);
    if (language === null || texts[language] !== null)
      return err({ word: 'bad-text', what: 'language' });
    const said = titles[language];
    if (said !== undefined && typeof said !== 'string') {
      return err({ word: 'bad-text', what: 'title' });
    }
    const own = (pieces[at + 1] ?? '').replace(/^\\(\\*<!-- (?:nl|en) -->[^\S\n]*)$/gm, '$1');
    texts[language] = { title: said ?? '', body: trimmed(own) };
  }
  return ok(texts);
}

function trimmed(body: string): string {
  return body.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

function languageOf(said: unknown): Language | null {
  return said === 'nl' || said === 'en' ? said : null;
}

function isRecord(said: unknown): said is Readonly<Record<string, unknown>> {
  return typeof said === 'object' && said !== null && !Array.isArray(said);
}

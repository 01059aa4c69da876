import { dayOf, midnightOf } from '../../../../shared/kernel/day.ts';
import {
  ARTICLE_BODY_MAX_CHARS,
  ARTICLE_MAX_BYTES,
  ARTICLE_WORDS_MAX,
  NAME_MAX_CHARS,
  TITLE_MAX_CHARS,
  URL_MAX_CHARS,
} from '../../../../shared/protocol/limits.ts';
import type { ArticleTerms } from '../../../../shared/protocol/messages/knowledge.ts';
import { LANGUAGES, type Language } from './knowledge.model.ts';

/** An article as it stands in the form: everything as it was written. */
export interface Draft {
  readonly kind: 'article' | 'snippet';
  readonly titles: Readonly<Record<Language, string>>;
  readonly bodies: Readonly<Record<Language, string>>;
  readonly categories: string;
  readonly products: string;
  /** Days as `2026-11-22`; empty: no bound. */
  readonly from: string;
  readonly until: string;
  readonly source: string;
}

/** A field that cannot go to the sidecar as it is: too long for it, or not to be read. */
export type Wrong = ReadonlyMap<string, 'too-long' | 'unreadable'>;

export type Read =
  | { readonly terms: ArticleTerms; readonly wrong: Wrong }
  | { readonly terms: null; readonly wrong: Wrong };

export const EMPTY: Draft = {
  kind: 'article',
  titles: { nl: '', en: '' },
  bodies: { nl: '', en: '' },
  categories: '',
  products: '',
  from: '',
  until: '',
  source: '',
};

/** A saved article, to change. */
export function draftOf(terms: ArticleTerms, timeZone: string): Draft {
  const { nl, en } = terms.texts;
  return {
    kind: terms.kind,
    titles: { nl: nl?.title ?? '', en: en?.title ?? '' },
    bodies: { nl: nl?.body ?? '', en: en?.body ?? '' },
    categories: terms.categories.join('; '),
    products: terms.products.join('; '),
    from: fromDay(terms.validFrom, timeZone),
    until: untilDay(terms.validUntil, timeZone),
    source: terms.source ?? '',
  };
}

/**
 * What was written, as terms, when it can be sent; whether it can be saved is the sidecar's word (SPEC KB2).
 *
 * @param before a moment that is no midnight of this zone stays what it was, unless its day is changed
 */
export function readDraft(draft: Draft, before: ArticleTerms | null, timeZone: string): Read {
  const wrong = new Map<string, 'too-long' | 'unreadable'>();
  const texts: Record<Language, ArticleTerms['texts']['nl']> = { nl: null, en: null };
  for (const language of LANGUAGES) {
    const title = draft.titles[language].trim();
    const body = draft.bodies[language];
    if (title === '' && body.trim() === '') continue;
    if (title.length > TITLE_MAX_CHARS) wrong.set(`title.${language}`, 'too-long');
    if (body.length > ARTICLE_BODY_MAX_CHARS) wrong.set(`body.${language}`, 'too-long');
    texts[language] = { title, body };
  }
  const named = (field: 'categories' | 'products'): string[] => {
    const words = [...new Set(draft[field].split(';').map((word) => word.trim()))].filter(Boolean);
    const isLong = words.some((word) => word.length > NAME_MAX_CHARS);
    if (isLong || words.length > ARTICLE_WORDS_MAX) wrong.set(field, 'too-long');
    return words;
  };
  const moment = (field: 'from' | 'until', kept: number | null, asDay: string): number | null => {
    if (draft[field] === asDay) return kept;
    if (draft[field] === '') return null;
    const at = midnightOf(draft[field], timeZone, field === 'until' ? 1 : 0);
    if (at === null || at < 0) wrong.set(field, 'unreadable');
    return at;
  };
  const source = draft.source.trim();
  if (source.length > URL_MAX_CHARS) wrong.set('source', 'too-long');
  const terms: ArticleTerms = {
    kind: draft.kind,
    texts,
    categories: named('categories'),
    products: named('products'),
    validFrom: moment('from', before?.validFrom ?? null, fromDay(before?.validFrom, timeZone)),
    validUntil: moment('until', before?.validUntil ?? null, untilDay(before?.validUntil, timeZone)),
    source: source === '' ? null : source,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(terms)).length;
  if (bytes > ARTICLE_MAX_BYTES) wrong.set('texts', 'too-long');
  return wrong.size === 0 ? { terms, wrong } : { terms: null, wrong };
}

function fromDay(at: number | null | undefined, timeZone: string): string {
  return at == null ? '' : dayOf(at, timeZone);
}

/** Kept as the moment after the last day; shown as that day. */
function untilDay(at: number | null | undefined, timeZone: string): string {
  return at == null ? '' : dayOf(at - 1, timeZone);
}

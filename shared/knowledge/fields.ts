import { dayOf, isTimeZone, midnightOf } from '../kernel/day.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ARTICLE_MOMENT_MAX_MS } from '../protocol/limits.ts';
import type { ArticleTerms } from '../protocol/messages/knowledge.ts';
import type { Unread } from './read-article.ts';

/** All of an article but its texts, as words: what front matter and a row of a table both say. */
export interface Fields {
  readonly id: string;
  readonly kind: string;
  readonly categories: readonly string[];
  readonly products: readonly string[];
  /** A day, or a moment as ISO 8601; empty: none. */
  readonly from: string;
  /** The last day, or the moment from which it is true no longer; empty: none. */
  readonly until: string;
  /** Empty: that of whoever reads. */
  readonly zone: string;
  readonly source: string;
}

export type TermsWithoutTexts = Omit<ArticleTerms, 'texts'>;

const isId = new RegExp(ID_PATTERN);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The words as terms, or the first that cannot be read. */
export function termsFrom(fields: Fields, timeZone: string): Result<TermsWithoutTexts, Unread> {
  const { id, kind, categories, products, from, until, source } = fields;
  if (!isId.test(id)) return err({ word: 'bad-id', what: id });
  if (kind !== 'article' && kind !== 'snippet') return err({ word: 'bad-kind', what: kind });
  const zone = fields.zone === '' ? timeZone : fields.zone;
  if (!isTimeZone(zone)) return err({ word: 'bad-zone', what: zone });
  const validFrom = momentIn(from, zone, 0);
  if (validFrom === undefined) return err({ word: 'bad-day', what: from });
  const validUntil = momentIn(until, zone, 1);
  if (validUntil === undefined) return err({ word: 'bad-day', what: until });
  return ok({
    kind,
    categories: [...categories],
    products: [...products],
    validFrom,
    validUntil,
    source: source === '' ? null : source,
  });
}

/** Terms as words. Days where both ends are whole days of the zone, moments else. */
export function fieldsOf(id: string, terms: ArticleTerms, timeZone: string): Fields {
  const from = wordsOf(terms.validFrom, timeZone, 0);
  const until = wordsOf(terms.validUntil, timeZone, 1);
  const hasDay = [from, until].some((words) => words !== '' && !words.includes('T'));
  return {
    id,
    kind: terms.kind,
    categories: terms.categories,
    products: terms.products,
    from,
    until,
    zone: hasDay ? timeZone : '',
    source: terms.source ?? '',
  };
}

/** Null: none; undefined: cannot be read. */
function momentIn(words: string, zone: string, later: number): number | null | undefined {
  if (words === '') return null;
  if (MOMENT.test(words)) {
    const at = Date.parse(words);
    return isMoment(at) ? at : undefined;
  }
  const at = midnightOf(words, zone, later);
  if (at === null || !isMoment(at)) return undefined;
  // The 31st of November is a day of December to a calendar that only counts.
  return dayOf(midnightOf(words, zone, 0) ?? 0, zone) === words ? at : undefined;
}

function isMoment(at: number): boolean {
  return at >= 0 && at <= ARTICLE_MOMENT_MAX_MS;
}

function wordsOf(at: number | null, zone: string, later: number): string {
  if (at === null) return '';
  const day = dayOf(at - later, zone);
  return midnightOf(day, zone, later) === at ? day : new Date(at).toISOString();
}

import type { CobrowseRules } from '../../../shared/protocol/messages/cobrowse.ts';
import { isPageType, pageTypeOf } from '../../observe/page-type.ts';
import { isRecord, listOf } from '../../unknown.ts';
import { urlOf } from './url-of.ts';

/** Words of addresses, beside those that tell the type of a page (observe/page-type.ts). */
const CAREFUL_WORDS =
  /account|afreken|aanmelden|\bad+res|\bbestel|betaal|betalen|betaling|bevestig|billing|checkout|customer(?!s?.?(?:service|care))|factu+r|gegevens|inlog|invoice|kassa|klant(?!en.?service)|log-?in|\bmijn\b|\bmy\b|\border|payment|profiel|profile|registe?r|sign-?(?:in|up)|subscription|abonnement|thank|bedankt/i;
const CAREFUL_TYPES: readonly string[] = ['account', 'checkout', 'thank-you'];

/** Whether an address matches a lead's pattern, in which `*` stands for anything. */
export function matchesUrl(pattern: string, href: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const matches = (form: string): boolean => isWhole(parts, form.toLowerCase());
  const url = urlOf(href);
  if (url === null) return matches(href);
  const { host, pathname, search } = url;
  const forms = [href, `${host}${pathname}${search}`, `${host}${pathname}`, pathname + search];
  return [...forms, pathname].some(matches);
}

/** Whether a text is these parts in order, with anything between them. Not a pattern: many stars would take it forever. */
function isWhole(parts: readonly string[], text: string): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of others) {
    const place = text.indexOf(part, from);
    if (place === -1) return false;
    from = place + part.length;
  }
  return from <= text.length - last.length;
}

/**
 * Whether any text on a page may be somebody's name or address: account, checkout, thank-you (SPEC MK4). By the
 * shop's own word, the lead's, its address, and what its data layer said since it was shown.
 */
export function isCarefulPage(
  page: Document,
  rules: CobrowseRules,
  pushes: readonly unknown[],
): boolean {
  const { href, pathname, hash } = page.location ?? { href: '', pathname: '', hash: '' };
  if (rules.careful.some((pattern) => matchesUrl(pattern, href))) return true;
  const hint = hintOf(page);
  if (isPageType(hint)) return CAREFUL_TYPES.includes(hint);
  const path = pathname + (/^#[!/]/.test(hash) ? hash.slice(1) : '');
  if (CAREFUL_WORDS.test(path)) return true;
  const events = pushes.flatMap(eventOf);
  const type = pageTypeOf({ hint: null, path, events, isAboutProduct: false });
  return CAREFUL_TYPES.includes(type);
}

/** The shop's own word for what a page is. */
export const hintOf = (page: Document): string | null =>
  page.body?.getAttribute('data-toonbank-page') ??
  page.documentElement?.getAttribute('data-toonbank-page') ??
  null;

/** Of both forms of an entry: `{ event }` and gtag's `['event', name]`. */
function eventOf(push: unknown): readonly string[] {
  if (!isRecord(push)) return [];
  const event = push[0] === 'event' ? push[1] : push.event;
  return typeof event === 'string' ? [event] : [];
}

/** What the shop's data layer said since this page of it was shown. */
export function createPushes(): () => readonly unknown[] {
  let place = location.pathname;
  let before = 0;
  let seen = 0;
  return () => {
    const pushes = listOf(Reflect.get(window, 'dataLayer'));
    if (location.pathname !== place) {
      place = location.pathname;
      before = seen;
    }
    seen = pushes.length;
    return pushes.slice(Math.min(before, seen));
  };
}

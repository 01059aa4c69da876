import { SEARCH_MAX_CHARS, TITLE_MAX_CHARS, URL_MAX_CHARS } from '../../shared/protocol/limits.ts';
import { parseUrl } from '../parse-url.ts';
import { PRIVATE_DIGITS, PRIVATE_TOKEN_CHARS } from './definitions.ts';

const MASK = '***';
const address = /[^\s@]+@[^\s@]+/g;
const digits = new RegExp(`\\d(?:[ .-]?\\d){${PRIVATE_DIGITS - 1},}`, 'g');
const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const token = new RegExp(`(?=[A-Za-z_]*\\d)(?=\\d*[A-Za-z_])\\w{${PRIVATE_TOKEN_CHARS},}`, 'g');

/**
 * Text without what may be somebody's: mail addresses, long numbers, tokens. Cut first: nothing longer
 * is sent, and what looks for addresses begins again at every character.
 */
export function cleanText(text: string): string {
  return text
    .slice(0, URL_MAX_CHARS)
    .replace(address, MASK)
    .replace(uuid, MASK)
    .replace(digits, MASK)
    .replace(token, MASK);
}

/** The page's title, cleaned. */
export const cleanTitle = (title: string): string =>
  cleanText(title).trim().slice(0, TITLE_MAX_CHARS);

/** What was searched for, cleaned. */
export const cleanQuery = (query: string): string =>
  cleanText(query).trim().slice(0, SEARCH_MAX_CHARS);

/** Where a page is: host, masked path, and of the query only the campaign's own words. */
export function cleanUrl(href: string): string {
  const url = parseUrl(href);
  if (url === null) return '';
  const campaign = new URLSearchParams();
  for (const [name, value] of url.searchParams)
    if (/^utm_[a-z]+$/.test(name)) campaign.append(name, cleanText(value));
  const words = campaign.toString();
  const query = words === '' ? '' : `?${words}`;
  return `${url.origin}${cleanPath(url.pathname)}${query}`.slice(0, URL_MAX_CHARS);
}

function cleanPath(path: string): string {
  return path
    .split('/')
    .map((part) => cleanText(decoded(part)))
    .map((part) => encodeURIComponent(part).replaceAll('%2A', '*'))
    .join('/');
}

// A path may hold what is no valid escape; it is then taken as it stands.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import type { PageViewed } from '../../shared/protocol/messages/session.ts';
import { parseUrl } from '../parse-url.ts';

type Referrer = PageViewed['referrer'];

const SEARCH = /(^|\.)(google|bing|duckduckgo|ecosia|startpage|yahoo|qwant|yandex|baidu)\./;
const SOCIAL =
  /(^|\.)(facebook|instagram|pinterest|tiktok|linkedin|x|twitter|reddit|youtube|whatsapp)\.|^t\.co$/;
const MAIL = /(^|\.)(mail|outlook|webmail)\./;

/** Where the visitor came from, as a kind: the address itself stays in the page. */
export function referrerOf(href: string, from: string, isInPage: boolean): Referrer {
  if (isInPage) return 'internal';
  const here = parseUrl(href);
  const there = parseUrl(from);
  if (here !== null && there?.host === here.host) return 'internal';
  const medium = here?.searchParams.get('utm_medium')?.toLowerCase();
  if (medium === 'email') return 'email';
  if (medium || here?.searchParams.has('utm_source')) return 'campaign';
  if (here?.searchParams.has('gclid') || here?.searchParams.has('fbclid')) return 'campaign';
  if (there === null) return 'direct';
  if (SEARCH.test(there.host)) return 'search';
  if (SOCIAL.test(there.host)) return 'social';
  return MAIL.test(there.host) ? 'email' : 'other';
}

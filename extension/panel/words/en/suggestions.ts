import type { SuggestionsAnswered } from '../../../../shared/protocol/messages/suggestion.ts';
import { plural } from '../plural.ts';

const many = (one: string, other: string) => plural('en', { one, other });

/** What the knowledge has for a line, and its search, in English. */
export const suggestions = {
  count: many('# suggestion', '# suggestions'),
  none: 'Nothing fitting found.',
  search: 'Search the knowledge',
  searchPlaceholder: 'Search the knowledge…',
  closeSearch: 'Close the search',
  hide: 'Hide suggestions',
  showAll: 'Show all suggestions',
  showFirst: 'Show the first only',
  snippet: 'snippet',
  snippets: 'Snippets',
  looking: 'Looking',
  nothing: 'Nothing found. Try another word.',
  found: many('# found', '# found'),
  foundHere: many('# found in the copy on this machine', '# found in the copy on this machine'),
  sureness: { sure: 'sure', likely: 'likely', perhaps: 'perhaps' },
  why: 'Found by',
  thisPage: 'this page',
  outOfDate: 'out of date',
  source: (host: string) => `Source: ${host}`,
  about: (intent: string) => `About: ${intent}`,
  sounds: { upset: 'sounds upset', pleased: 'sounds pleased' } satisfies Record<
    Exclude<SuggestionsAnswered['sentiment'], 'neutral'>,
    string
  >,
  stillOpen: (names: string, isSaid: boolean) =>
    isSaid ? `Still open: ${names}. Enter sends it like this.` : `Still open: ${names}`,
};

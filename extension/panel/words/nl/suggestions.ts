import type { suggestions as english } from '../en/suggestions.ts';
import { plural } from '../plural.ts';

const many = (one: string, other: string) => plural('nl', { one, other });

/** What the knowledge has for a line, and its search, in Dutch. */
export const suggestions: typeof english = {
  count: many('# suggestie', '# suggesties'),
  none: 'Niets passends gevonden.',
  search: 'Zoek in de kennis',
  searchPlaceholder: 'Zoek in de kennis…',
  closeSearch: 'Sluit het zoeken',
  hide: 'Verberg suggesties',
  showAll: 'Toon alle suggesties',
  showFirst: 'Toon alleen de eerste',
  snippet: 'tekstblok',
  snippets: 'Tekstblokken',
  looking: 'Zoeken',
  nothing: 'Niets gevonden. Probeer een ander woord.',
  found: many('# gevonden', '# gevonden'),
  foundHere: many(
    '# gevonden in de kopie op deze computer',
    '# gevonden in de kopie op deze computer',
  ),
  sureness: { sure: 'zeker', likely: 'waarschijnlijk', perhaps: 'misschien' },
  why: 'Gevonden door',
  thisPage: 'deze pagina',
  outOfDate: 'verlopen',
  source: (host: string) => `Bron: ${host}`,
  about: (intent: string) => `Gaat over: ${intent}`,
  sounds: { upset: 'klinkt ontstemd', pleased: 'klinkt tevreden' },
  stillOpen: (names: string, isSaid: boolean) =>
    isSaid ? `Nog open: ${names}. Enter verstuurt het zo.` : `Nog open: ${names}`,
};

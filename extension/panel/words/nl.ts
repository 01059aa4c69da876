import type { Words } from './en.ts';
import { cobrowse } from './nl/cobrowse.ts';
import { frame } from './nl/frame.ts';
import { kinds } from './nl/kinds.ts';
import { mandate } from './nl/mandate.ts';
import { refusals } from './nl/refusals.ts';
import { suggestions } from './nl/suggestions.ts';
import { views } from './nl/views.ts';
import { plural } from './plural.ts';
import { sayNumber } from './say-number.ts';
import { sayTime } from './say-time.ts';

const minutes = plural('nl', { one: '# min', other: '# min' });

/** Everything the panel says, in Dutch. */
export const nl: Words = {
  language: 'nl',
  time: sayTime('nl-NL', {
    now: 'nu',
    minutes,
    today: 'Vandaag',
    yesterdayAlone: 'Gisteren',
    tomorrow: (clock) => `morgen ${clock}`,
    yesterday: (clock) => `gisteren ${clock}`,
  }),
  number: sayNumber('nl-NL'),
  ...frame,
  ...kinds,
  ...views,
  cobrowse,
  mandate,
  refusals,
  suggestions,
};

import { cobrowse } from './en/cobrowse.ts';
import { frame } from './en/frame.ts';
import { kinds } from './en/kinds.ts';
import { mandate } from './en/mandate.ts';
import { refusals } from './en/refusals.ts';
import { suggestions } from './en/suggestions.ts';
import { views } from './en/views.ts';
import { plural } from './plural.ts';
import { sayNumber } from './say-number.ts';
import { sayTime } from './say-time.ts';

const minutes = plural('en', { one: '# min', other: '# min' });

/** Everything the panel says, in English. The other languages have the same keys. */
export const en = {
  language: 'en' as const,
  time: sayTime('en-GB', {
    now: 'now',
    minutes,
    today: 'Today',
    yesterdayAlone: 'Yesterday',
    tomorrow: (clock) => `tomorrow ${clock}`,
    yesterday: (clock) => `yesterday ${clock}`,
  }),
  number: sayNumber('en-GB'),
  ...frame,
  ...kinds,
  ...views,
  cobrowse,
  mandate,
  refusals,
  suggestions,
};

/** The words of one language. */
export type Words = Omit<typeof en, 'language'> & { readonly language: 'en' | 'nl' };

import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import type { Stems } from '../../domain/suggestion/stems.ts';

/** The Snowball stemmers of both languages. */
export function snowballStems(): Stems {
  return { nl: stemDutch, en: stemEnglish };
}

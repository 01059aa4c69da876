import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';

/** How well those who order are told from those who do not, in a word. */
export type Discerns = 'very-well' | 'well' | 'somewhat' | 'hardly';

/** The usual reading of an AUC: from 0.7 acceptable, from 0.8 excellent (Hosmer, Lemeshow and Sturdivant 2013, 5.2.4). */
export function discernsOf(auc: number): Discerns {
  if (auc >= 0.8) return 'very-well';
  if (auc >= 0.7) return 'well';
  return auc >= 0.6 ? 'somewhat' : 'hardly';
}

/** What can be said of the gain over what decided then. */
export type Gained = 'better' | 'unclear' | 'worse' | 'few';

export function gainedOf({ gain, standardError }: NonNullable<ModelCard['against']>): Gained {
  if (standardError === null) return 'few';
  // As it is judged (SPEC LF5).
  const room = 1.96 * standardError;
  if (gain - room > 0) return 'better';
  return gain + room < 0 ? 'worse' : 'unclear';
}

/** With so many decimals, as a language writes them: what is further behind is chance. */
export function sayFine(value: number, language: string, decimals = 3): string {
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return new Intl.NumberFormat(language, format).format(value);
}

/** A part as points of 100, with one decimal at most. */
export function sayPoints(share: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(100 * share);
}

/** The state in which a list shows a version. */
export type Shown = ModelCard['state'] | 'rolled-back';

export function shownState({ state, rolledBackBy }: ModelCard): Shown {
  return rolledBackBy !== null && state === 'rejected' ? 'rolled-back' : state;
}

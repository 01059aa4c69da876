import type { LearningAnswered, ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { championIn, versionsIn } from './deciding.ts';

/** By what offers are weighed, as far as a shop's answer tells. */
export type Weighing =
  /** Every map is at its word: nothing was learned, or a lead took it back. */
  | { readonly by: 'young' }
  | { readonly by: 'taken-back' }
  | { readonly by: 'version'; readonly model: ModelCard }
  /** What is kept says another than what weighs: for a minute after a change. null: none. */
  | { readonly by: 'changing'; readonly to: ModelCard | null };

export function weighingOf({ weighedBy = null, models }: LearningAnswered): Weighing {
  const champion = championIn(models, 'effect');
  if ((champion?.model ?? null) !== weighedBy) return { by: 'changing', to: champion };
  if (champion !== null) return { by: 'version', model: champion };
  const isBack = versionsIn(models, 'effect').some(({ rolledBackBy }) => rolledBackBy !== null);
  return { by: isBack ? 'taken-back' : 'young' };
}

/** Orders more or fewer in a hundred offers, as a language writes them. */
export function sayOrders(effect: number, language: string): string {
  const format = {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  } as const;
  return new Intl.NumberFormat(language, format).format(100 * effect);
}

/** Nothing could be compared: the bounds are as far apart as bounds can be. */
export function isCompared({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): boolean {
  return low > -1 || high < 1;
}

import type { LearningAnswered, ModelCard } from '../../../../shared/protocol/messages/learning.ts';

/** Who decides now, as far as a shop's answer tells. */
export type Deciding =
  | { readonly by: 'plain' }
  | { readonly by: 'prior' }
  | { readonly by: 'own'; readonly model: ModelCard }
  /** What is kept says another than what scores: for a minute after a change. null: none of the shop's own. */
  | { readonly by: 'changing'; readonly to: ModelCard | null };

export function decidingOf({ decision, models }: LearningAnswered): Deciding {
  const champion = championIn(models);
  const scoring = models.find(({ model }) => model === decision) ?? null;
  if (scoring?.model !== champion?.model) return { by: 'changing', to: champion };
  if (champion !== null) return { by: 'own', model: champion };
  return { by: isPlain(decision) ? 'plain' : 'prior' };
}

/** Of what *scores* a visit, or of what *weighs* an offer. */
export type Kind = ModelCard['kind'];

/** The version that decides by what is kept. */
export function championIn(models: readonly ModelCard[], kind: Kind = 'chance'): ModelCard | null {
  return versionsIn(models, kind).find(({ state }) => state === 'champion') ?? null;
}

/** Versions of what scores a visit, the newest first. */
export function chancesIn(models: readonly ModelCard[]): readonly ModelCard[] {
  return versionsIn(models, 'chance');
}

/** Versions of one kind, the newest first. */
export function versionsIn(models: readonly ModelCard[], kind: Kind): readonly ModelCard[] {
  return models
    .filter((model) => model.kind === kind)
    .toSorted((one, other) => other.learnedAt - one.learnedAt);
}

/**
 * The version that decides again when the one in force is taken back: only new ones are ever put in force, so of those that
 * made way the newest made way last.
 */
export function beforeIn(models: readonly ModelCard[], kind: Kind = 'chance'): ModelCard | null {
  return versionsIn(models, kind).find(({ state }) => state === 'retired') ?? null;
}

/** With whom a version was compared. */
export type Against =
  | { readonly is: 'none' | 'plain' | 'prior' | 'gone' }
  | { readonly is: 'version'; readonly model: ModelCard };

export function againstOf(name: string, models: readonly ModelCard[]): Against {
  const model = models.find((each) => each.model === name);
  if (model !== undefined) return { is: 'version', model };
  if (name === 'none') return { is: 'none' };
  if (isPlain(name)) return { is: 'plain' };
  return { is: name.startsWith('prior-') ? 'prior' : 'gone' };
}

const isPlain = (name: string): boolean => name.startsWith('plain-rule');

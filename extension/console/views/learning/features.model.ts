import type { FeatureCard, ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import type { ConsoleWords } from '../../words/en.ts';

export type Order = 'weight' | 'drift' | 'table';

/** What a reader meets first; what is alike stays in the order of the table. */
export function ordered(features: readonly FeatureCard[], order: Order): readonly FeatureCard[] {
  switch (order) {
    case 'weight':
      return features.toSorted((one, other) => (other.weight ?? 0) - (one.weight ?? 0));
    case 'drift':
      return features.toSorted((one, other) => (other.drift?.index ?? 0) - (one.drift?.index ?? 0));
    case 'table':
      return features;
  }
}

/** What it is called and means in the reader's language; a newer sidecar's feature stands as it came. */
export function wordsOf(
  { learning }: ConsoleWords,
  { name, meaning }: FeatureCard,
): { readonly called: string; readonly means: string } {
  const known = Object.hasOwn(learning.feature, name) ? learning.feature[name] : undefined;
  const [called, means] = known ?? [name, meaning];
  return { called, means };
}

/** Unit and range: `number, 0–9,999`. What has no range worth a word has its unit alone. */
export function sayRange(
  { unit, least, most }: FeatureCard,
  { learning }: ConsoleWords,
  language: string,
): string {
  const says = learning.unit[unit];
  const isSaid = unit === 'weekday' || unit === 'yes-no' || unit === 'kind';
  if (isSaid || least === null || most === null) return says;
  const count = (value: number) => new Intl.NumberFormat(language).format(value);
  const times = SCALE[unit] ?? 1;
  return `${says}, ${count(least * times)}–${count(most * times)}`;
}

/** From the wire's units to a reader's: percent, and money without its minor units. */
const SCALE: Readonly<Partial<Record<FeatureCard['unit'], number>>> = { share: 100, minor: 0.01 };

/** As the columns of the file have it; what cannot be told stays empty. */
export function featureCells(
  words: ConsoleWords,
  feature: FeatureCard,
): readonly (string | number | null)[] {
  const { name, unit, least, most, weight, drift } = feature;
  const { called, means } = wordsOf(words, feature);
  const moved = [drift?.index ?? null, drift?.size ?? null];
  return [name, called, means, unit, least, most, weight, ...moved];
}

/** As the columns of the file of versions have it. */
export function versionCells(model: ModelCard): readonly (string | number | null)[] {
  const moment = (at: number): string => new Date(at).toISOString();
  const { against, effects } = model;
  return [
    model.model,
    model.kind,
    model.state,
    moment(model.learnedAt),
    moment(model.from),
    moment(model.to),
    model.sessions,
    model.positives,
    model.auc,
    model.logLoss,
    model.ece,
    against?.name ?? null,
    against?.sessions ?? null,
    against?.gain ?? null,
    against?.standardError ?? null,
    model.rolledBackBy,
    effects?.offered ?? null,
    effects?.heldOut ?? null,
    effects?.distances?.learner ?? null,
    effects?.distances?.believed ?? null,
    effects?.maps.filter(({ isKnown }) => isKnown).length ?? null,
  ];
}

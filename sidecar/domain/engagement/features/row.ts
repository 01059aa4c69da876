import type { Feature, Glimpse } from './feature.ts';
import { OF_PURCHASE } from './of-purchase.ts';
import { OF_VISIT } from './of-visit.ts';
import { OF_DOUBT, OF_VISITOR } from './of-visitor.ts';

/** Every number and name a model looks at, in the order of a row. A model names those it was trained on. */
export const FEATURES: readonly Feature[] = [
  ...OF_VISIT,
  ...OF_PURCHASE,
  ...OF_DOUBT,
  ...OF_VISITOR,
];

/**
 * One moment of a session as a model reads it (SPEC LF1): numbers within their range, the place of a category among
 * its categories, NaN where something is not known.
 */
export function featuresOf(glimpse: Glimpse): Float64Array {
  return Float64Array.from(FEATURES, (feature) => told(feature, glimpse));
}

function told(feature: Feature, glimpse: Glimpse): number {
  if (feature.kind === 'number') {
    return Math.min(feature.most, Math.max(feature.least, feature.of(glimpse)));
  }
  const name = feature.of(glimpse);
  const place = name === null ? -1 : feature.categories.indexOf(name);
  return place < 0 ? Number.NaN : place;
}

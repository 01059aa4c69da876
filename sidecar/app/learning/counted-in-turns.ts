import { FEATURES } from '../../domain/engagement/features/row.ts';
import {
  countedFeature,
  type FeatureCounts,
  type PartCounts,
} from '../../domain/engagement/learned/feature-parts.ts';
import type { Environment } from '../context.ts';
import { inSlices } from './slices.ts';

/** How features lie in these rows, counted a few features at a time while others are served (SPEC LF12). */
export async function countedInTurns(
  environment: Pick<Environment, 'turns'>,
  rows: readonly Float64Array[],
): Promise<FeatureCounts> {
  const counted: Record<string, PartCounts> = {};
  await inSlices(environment, FEATURES.length, FEATURES_IN_TURN, NEVER, (place) => {
    const name = FEATURES[place]?.name;
    if (name !== undefined) counted[name] = countedFeature(rows, place);
  });
  return counted;
}

/** A thousand rows of one are counted in a quarter of a millisecond. */
const FEATURES_IN_TURN = 5;

/** It takes no longer than a few milliseconds in all. */
const NEVER = new AbortController().signal;

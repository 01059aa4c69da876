import { type Drift, driftOf } from '../../learning/drift.ts';
import { FEATURES } from '../features/row.ts';

/** How one feature lay: counts by part, what was missing last. */
export interface PartCounts {
  /** Upper edges of all parts of a number but its last, rising; null for kinds, one part each. */
  readonly edges: readonly number[] | null;
  readonly counts: readonly number[];
}

/** By feature. */
export type FeatureCounts = Readonly<Record<string, PartCounts>>;

/** As many parts as the usual reading of the index was made for. */
const PARTS = 10;

/** Parts that hold about as many rows each. @param rows of all features, in their order */
export function countedAnew(rows: readonly Float64Array[]): FeatureCounts {
  return byFeature((place) => countedFeature(rows, place));
}

/** The same of one feature, by its place in the table: for who lets others have their turn in between. */
export function countedFeature(rows: readonly Float64Array[], place: number): PartCounts {
  const edges = FEATURES[place]?.kind === 'number' ? edgesOf(rows, place) : null;
  return counted(rows, place, edges);
}

/** The same parts, counted over other rows. */
export function countedAgain(then: FeatureCounts, rows: readonly Float64Array[]): FeatureCounts {
  return byFeature((place, name) => counted(rows, place, then[name]?.edges ?? null));
}

/** How far each feature has moved; null where there is no telling (SPEC LF6). */
export function driftBy(
  then: FeatureCounts,
  now: FeatureCounts,
): ReadonlyMap<string, Drift | null> {
  return new Map(
    FEATURES.map(({ name }) => {
      const [was, is] = [then[name], now[name]];
      return [name, was === undefined || is === undefined ? null : driftOf(was.counts, is.counts)];
    }),
  );
}

function byFeature(of: (place: number, name: string) => PartCounts): FeatureCounts {
  return Object.fromEntries(FEATURES.map(({ name }, place) => [name, of(place, name)]));
}

function edgesOf(rows: readonly Float64Array[], place: number): readonly number[] {
  const values = Float64Array.from(rows, (row) => row[place] ?? Number.NaN)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const edges = Array.from({ length: PARTS - 1 }, (_, part) => {
    return values[Math.floor(((part + 1) / PARTS) * values.length)];
  });
  const known = edges.filter((edge) => edge !== undefined);
  return known.filter((edge, at) => at === 0 || edge !== known[at - 1]);
}

function counted(
  rows: readonly Float64Array[],
  place: number,
  edges: readonly number[] | null,
): PartCounts {
  const feature = FEATURES[place];
  const parts = feature?.kind === 'category' ? feature.categories.length : (edges?.length ?? 0) + 1;
  const counts = Array.from({ length: parts + 1 }, () => 0);
  for (const row of rows) {
    const value = row[place] ?? Number.NaN;
    const part = partOf(value, edges, parts);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return { edges, counts };
}

function partOf(value: number, edges: readonly number[] | null, parts: number): number {
  if (Number.isNaN(value)) return parts;
  if (edges === null) return Math.min(parts, Math.max(0, Math.floor(value)));
  const part = edges.findIndex((edge) => value <= edge);
  return part === -1 ? edges.length : part;
}

import { COBROWSE_REGIONS_KEPT_MAX } from '../../shared/protocol/limits.ts';
import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import type { CoverKind } from '../record/recording.ts';
import type { Keep } from '../storage.ts';
import { isRecord, listOf } from '../unknown.ts';
import { ALONG_KEY } from '../widget/place-keys.ts';

export type Counts = Readonly<Record<CoverKind, number>>;

/** A part the visitor hid, to be found again when the page is loaded anew. */
export interface KeptRegion {
  readonly path: string;
  readonly selector: string;
}

/** What this tab keeps of a page that is looked along with, until its receipt is put away. */
export interface KeptAlong {
  /** As it was told last. */
  readonly told: VisitorCobrowse;
  /** Stopped here, by the sidecar's clock; the sidecar may not know yet. */
  readonly stoppedAt: number | null;
  /** A picture of this tab has left it. */
  readonly hasSent: boolean;
  /** Of the pages that were left, but for the last one. */
  readonly counts: Counts;
  /** The page left last: loaded anew it is counted once. */
  readonly last: { readonly path: string; readonly counts: Counts };
  readonly regions: readonly KeptRegion[];
  readonly isFolded: boolean;
}

export const NO_COUNTS: Counts = { input: 0, pattern: 0, 'careful-page': 0, region: 0, rule: 0 };

export const newlyKept = (told: VisitorCobrowse): KeptAlong => ({
  told,
  stoppedAt: null,
  hasSent: false,
  counts: NO_COUNTS,
  last: { path: '', counts: NO_COUNTS },
  regions: [],
  isFolded: false,
});

/** A page is left on which so much was covered. */
export function leavePage(kept: KeptAlong, path: string, counts: Counts): KeptAlong {
  const { last } = kept;
  if (last.path === path)
    return { ...kept, last: { path, counts: mostCounts(last.counts, counts) } };
  return { ...kept, counts: addCounts(kept.counts, last.counts), last: { path, counts } };
}

/** Of all pages. */
export const allCounts = ({ counts, last }: KeptAlong): Counts => addCounts(counts, last.counts);

const addCounts = (one: Counts, other: Counts): Counts =>
  counted((kind) => one[kind] + other[kind]);

/** Of one page, counted twice. */
export const mostCounts = (one: Counts, other: Counts): Counts =>
  counted((kind) => Math.max(one[kind], other[kind]));

const counted = (count: (kind: CoverKind) => number): Counts => ({
  input: count('input'),
  pattern: count('pattern'),
  'careful-page': count('careful-page'),
  region: count('region'),
  rule: count('rule'),
});

export function keepAlong(store: Keep, kept: KeptAlong | null): void {
  if (kept === null) store.remove(ALONG_KEY);
  else store.write(ALONG_KEY, { ...kept, regions: kept.regions.slice(-COBROWSE_REGIONS_KEPT_MAX) });
}

/** What storage gave back, if it is what was put there. */
export function readAlong(store: Keep): KeptAlong | null {
  const kept = store.read(ALONG_KEY);
  if (!isRecord(kept) || !isTold(kept.told) || !isCounts(kept.counts)) return null;
  const last = isRecord(kept.last) && isCounts(kept.last.counts) ? kept.last : null;
  return {
    told: kept.told,
    stoppedAt: typeof kept.stoppedAt === 'number' ? kept.stoppedAt : null,
    hasSent: kept.hasSent === true,
    counts: kept.counts,
    last: {
      path: String(last?.path ?? ''),
      counts: isCounts(last?.counts) ? last.counts : NO_COUNTS,
    },
    regions: listOf(kept.regions).filter(isRegion),
    isFolded: kept.isFolded === true,
  };
}

const isTold = (value: unknown): value is VisitorCobrowse =>
  isRecord(value) &&
  typeof value.cobrowse === 'string' &&
  typeof value.state === 'string' &&
  typeof value.agentName === 'string' &&
  Array.isArray(value.watchers);

const isCounts = (value: unknown): value is Counts =>
  isRecord(value) && Object.keys(NO_COUNTS).every((kind) => typeof value[kind] === 'number');

const isRegion = (value: unknown): value is KeptRegion =>
  isRecord(value) && typeof value.path === 'string' && typeof value.selector === 'string';

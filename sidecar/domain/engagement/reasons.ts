import { asDurationMs, type EpochMs, elapsed, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { Hesitated, Journey } from '../session/journey.ts';
import { hasDropped } from './ranks.ts';
import { HESITATIONS, type Hesitation, MERITS, type Reason } from './reason.ts';
import { DOUBTS } from './score-weights.ts';

/** More than three nobody reads while a visitor waits. */
export const REASONS_MAX = 3;
/** A hesitation this recent goes before a stronger one that is older. */
export const FRESH_MS = asDurationMs(2 * MINUTE_MS);
/** A basket that has not changed for so long, outside the checkout, is waiting. */
export const BASKET_WAITS_AFTER_MS = asDurationMs(2 * MINUTE_MS);
/** One moment in ten stands so high: more of them would be news about nobody. */
export const DROPPED_FROM = 0.9;
/** Four times what a rank can be off by when it is first told (RANKED_FROM). */
export const DROPPED_BY = 0.2;

interface Doubted {
  readonly reason: Reason;
  readonly lastAt: EpochMs;
  readonly points: number;
}

/**
 * Why this visitor may need somebody, and what speaks for them (SPEC EN11): at most three; fresh doubts first, then a
 * drop, then older doubts; among doubts the strongest, then the newest.
 *
 * @param merit what drew the score up (merit.ts); it only fills a place that is left
 */
export function reasonsOf(journey: Journey, now: EpochMs, merit: Reason | null): readonly Reason[] {
  if (journey.phase === 'ordered') return [];
  const doubts = [...hesitated(journey), ...leftBehind(journey, now)];
  doubts.sort((one, other) => other.points - one.points || other.lastAt - one.lastAt);
  const isFresh = ({ lastAt }: Doubted) => elapsed(lastAt, now) <= FRESH_MS;
  const drop = droppedIn(journey);
  return [
    ...doubts.filter(isFresh).map(({ reason }) => reason),
    ...(drop === null ? [] : [drop]),
    ...doubts.filter((doubt) => !isFresh(doubt)).map(({ reason }) => reason),
    ...(merit === null ? [] : [merit]),
  ].slice(0, REASONS_MAX);
}

/** The same for the floor, where whoever has a reason goes first: what only speaks for somebody calls nobody. */
export function needOf(journey: Journey, now: EpochMs, merit: Reason | null): readonly Reason[] {
  const reasons = reasonsOf(journey, now, merit);
  return reasons.every(({ kind }) => isMerit(kind)) ? [] : reasons;
}

function hesitated(journey: Journey): readonly Doubted[] {
  return HESITATIONS.flatMap((kind: Hesitation) => {
    const seen: Hesitated | undefined = journey.hesitations[kind];
    if (seen === undefined) return [];
    const { count, about, lastAt } = seen;
    return [{ reason: { kind, count, about }, lastAt, points: DOUBTS[kind].points }];
  });
}

function leftBehind(journey: Journey, now: EpochMs): readonly Doubted[] {
  const { checkout, basket, basketChangedAt } = journey;
  if (checkout.isIn) return [];
  if (checkout.left > 0 && journey.phase === 'checkout') {
    const lastAt = checkout.leftAt ?? now;
    const reason: Reason = { kind: 'checkout-left', count: checkout.left, about: null };
    return [{ reason, lastAt, points: DOUBTS['checkout-left'].points }];
  }
  if (basket === null || basket.lines.length === 0 || basketChangedAt === null) return [];
  if (elapsed(basketChangedAt, now) < BASKET_WAITS_AFTER_MS) return [];
  const count = basket.lines.length;
  return [
    { reason: { kind: 'basket-waiting', count, about: null }, lastAt: basketChangedAt, points: 0 },
  ];
}

/** `count` is among how many of a hundred the session is now, `about` among how many it was at best. */
function droppedIn({ score: { rank, direction } }: Journey): Reason | null {
  // Whoever climbs again is not falling.
  if (rank === undefined || rank === null || direction === 'rising') return null;
  const { most, now } = rank;
  if (!hasDropped({ high: DROPPED_FROM, low: most - DROPPED_BY }, most, now)) return null;
  return { kind: 'dropped', count: inTopOf100(now), about: String(inTopOf100(most)) };
}

function inTopOf100(rank: number): number {
  return Math.max(1, Math.round(100 * (1 - rank)));
}

function isMerit(kind: Reason['kind']): boolean {
  const kinds: readonly string[] = MERITS;
  return kinds.includes(kind);
}

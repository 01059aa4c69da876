import { asDurationMs, type EpochMs, elapsed, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { Hesitated, Journey } from '../session/journey.ts';
import type { OfferReason, Reason } from './reason.ts';
import { DOUBTS } from './score-weights.ts';

/** More than three nobody reads while a visitor waits. */
export const REASONS_MAX = 3;
/** A hesitation this recent goes before a stronger one that is older. */
export const FRESH_MS = asDurationMs(2 * MINUTE_MS);
/** A basket that has not changed for so long, outside the checkout, is waiting. */
export const BASKET_WAITS_AFTER_MS = asDurationMs(2 * MINUTE_MS);

interface Ranked {
  readonly reason: Reason;
  readonly lastAt: EpochMs;
  readonly points: number;
}

/** Why this visitor may need somebody: at most three; fresh ones first, then the strongest, then the newest. */
export function reasonsOf(journey: Journey, now: EpochMs): readonly Reason[] {
  if (journey.phase === 'ordered') return [];
  const ranked = [...hesitated(journey), ...leftBehind(journey, now)];
  const isFresh = ({ lastAt }: Ranked) => elapsed(lastAt, now) <= FRESH_MS;
  ranked.sort(
    (one, other) =>
      Number(isFresh(other)) - Number(isFresh(one)) ||
      other.points - one.points ||
      other.lastAt - one.lastAt,
  );
  return ranked.slice(0, REASONS_MAX).map(({ reason }) => reason);
}

function hesitated(journey: Journey): readonly Ranked[] {
  const ranked: Ranked[] = [];
  for (const kind of KINDS) {
    const seen: Hesitated | undefined = journey.hesitations[kind];
    if (seen === undefined) continue;
    const { count, about, lastAt } = seen;
    ranked.push({ reason: { kind, count, about }, lastAt, points: DOUBTS[kind].points });
  }
  return ranked;
}

function leftBehind(journey: Journey, now: EpochMs): readonly Ranked[] {
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

const KINDS = Object.keys(DOUBTS).filter(isHesitation);

function isHesitation(
  kind: string,
): kind is Exclude<OfferReason, 'checkout-left' | 'basket-waiting' | 'by-hand'> {
  return kind !== 'checkout-left';
}

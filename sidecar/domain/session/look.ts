import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Product } from './act.ts';

/** How often one product was looked at. */
export interface Look {
  readonly product: string;
  readonly name: string;
  /** Pageviews of this session on which it was shown. */
  readonly looks: number;
  /** The same of earlier sessions. */
  readonly earlier: number;
  readonly lastAt: EpochMs;
  /** Pageview of the last look: choosing another size on the same page is not another look. */
  readonly lastPage: string;
}

/** Over this and earlier sessions. */
export function looksInAll(look: Look): number {
  return look.looks + look.earlier;
}

/** The looks after one more, the product looked at now last; the one looked at longest ago makes room. */
export function lookAt(
  looks: readonly Look[],
  seen: { readonly page: string; readonly product: Product },
  at: EpochMs,
  bounds: { readonly productsMax: number; readonly countMax: number },
): readonly Look[] {
  const { product, name } = seen.product;
  const was = looks.find((look) => look.product === product);
  if (was !== undefined && was.looks > 0 && was.lastPage === seen.page) return looks;
  const others = looks.filter((look) => look !== was);
  const now: Look = {
    product,
    name,
    looks: Math.min(bounds.countMax, (was?.looks ?? 0) + 1),
    earlier: was?.earlier ?? 0,
    lastAt: at,
    lastPage: seen.page,
  };
  return [...others, now].slice(-bounds.productsMax);
}

/** What a new session remembers of the looks of the one before it. */
export function asEarlier(
  looks: readonly Look[],
  since: EpochMs,
  countMax: number,
): readonly Look[] {
  return looks
    .filter((look) => look.lastAt >= since)
    .map((look) => ({ ...look, looks: 0, earlier: Math.min(countMax, looksInAll(look)) }));
}

import type { FloorRow } from '../../shared/protocol/messages/floor.ts';
import { floorRows } from './fixtures.ts';

/** The same floor once the shop has learned: each score is a rank, with what it says of the visitor. */
export function learnedRows(now: number, count: number): readonly FloorRow[] {
  const said: readonly (readonly FloorRow['reasons'][number][])[] = [
    [
      { kind: 'back-and-forth', count: 2, about: null },
      { kind: 'shipping-cost-view', count: 1, about: null },
      { kind: 'dropped', count: 40, about: '5' },
    ],
    [
      { kind: 'dropped', count: 71, about: '8' },
      { kind: 'idle-at-checkout', count: 1, about: null },
      { kind: 'pages-that-sell', count: null, about: null },
    ],
    [
      { kind: 'basket-waiting', count: 4, about: null },
      { kind: 'basket-filled', count: 4, about: null },
    ],
    [
      { kind: 'exit-intent', count: 1, about: null },
      { kind: 'second-look', count: 2, about: 'Noor cognac' },
    ],
    [
      { kind: 'price-copy', count: 1, about: null },
      { kind: 'many-products', count: 6, about: null },
    ],
    [],
    [
      { kind: 'tab-return', count: 1, about: null },
      { kind: 'came-by-campaign', count: null, about: null },
    ],
    [
      { kind: 'form-abandoned', count: 1, about: null },
      { kind: 'checkout-reached', count: 3, about: null },
    ],
    [
      { kind: 'dropped', count: 35, about: '10' },
      { kind: 'long-visit', count: 12, about: null },
    ],
    [
      { kind: 'coupon-focus', count: 1, about: null },
      { kind: 'valued-customer', count: null, about: null },
    ],
  ];
  const silences = ['not-worth', 'not-dropped'] as const;
  return floorRows(now, count).map((row, at) => {
    const reasons = said[at] ?? [];
    const kind = silences[at % 2] ?? 'not-worth';
    const isSilent = row.offer === null && reasons.length > 0 && row.conversation === null;
    const silence = isSilent ? ({ kind, count: null, about: null } as const) : row.silence;
    return { ...row, rank: row.score, reasons: [...reasons], silence };
  });
}

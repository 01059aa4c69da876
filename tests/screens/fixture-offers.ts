import type { MeasuresAnswered } from '../../shared/protocol/messages/report.ts';

type MapRow = MeasuresAnswered['maps'][number];
type Effect = NonNullable<MapRow['effect']>;

const side = (visitors: number, orders: number, claimed = orders) => ({
  visitors,
  orders,
  claimed,
});
const map = (actionMap: string | null, name: string, offered: number, effect: Effect | null) => ({
  actionMap,
  name,
  qualified: Math.round(offered * 1.62),
  heldOut: Math.round(offered / 9),
  offered,
  accepted: Math.round(offered * 0.12),
  engaged: Math.round(offered * 0.11),
  ordersOffered: Math.round(offered * 0.19),
  ordersHeldOut: 9,
  ...(effect === null ? {} : { effect }),
});
const MORE = {
  offered: side(900, 180, 188),
  heldOut: side(100, 8, 9),
  says: 'more',
  extra: { orders: 108, from: 41, to: 151 },
  needed: null,
} as const;

/** Everything that can be said of a map, each once. */
const MAPS: readonly MapRow[] = [
  map('map-checkout', 'Stuck in the checkout', 1_204, MORE),
  map('map-sizes', 'Doubts about the size of waterproof hiking boots', 960, {
    offered: side(900, 99),
    heldOut: side(100, 6),
    says: 'unclear',
    extra: { orders: 45, from: -16, to: 81 },
    needed: 820,
  }),
  map('map-leaving', 'Leaving with a full basket', 911, {
    offered: side(900, 45),
    heldOut: side(100, 15),
    says: 'fewer',
    extra: { orders: -90, from: -163, to: -34 },
    needed: null,
  }),
  map('map-new', 'New', 62, {
    offered: side(62, 9),
    heldOut: side(7, 1),
    says: 'too-few',
    extra: null,
    needed: 230,
  }),
  map(null, '', 41, null),
];

const RATIO = {
  shop: 'boots',
  name: 'Van Hout',
  heldOut: 207,
  offered: 1_862,
  planned: 0.1,
  chiSquare: 0.0001,
  chance: 0.993,
  isOff: false,
} as const;
const FEW = { ...RATIO, shop: 'shoes', name: 'Schoenen', heldOut: 3, offered: 31 };

/** What offers did. @param scene `empty`, `broken`, or all there is */
export function offersAnswered(scene: string): MeasuresAnswered {
  const ratios = {
    broken: [{ ...RATIO, heldOut: 121, chiSquare: 36.7, chance: 1e-9, isOff: true }],
    full: [RATIO, { ...FEW, chiSquare: null, chance: null }],
  };
  return {
    type: 'measures.answered',
    of: 'question',
    maps: scene === 'empty' ? [] : [...MAPS],
    ratios: scene === 'broken' ? ratios.broken : ratios.full,
  };
}

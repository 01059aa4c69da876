import type { Draw } from '../../../sidecar/domain/learning/seeded-draw.ts';

/** What a shopper is, and nobody sees. */
export const TYPES = ['sure', 'persuadable', 'lost', 'annoyed'] as const;
export type Type = (typeof TYPES)[number];

/** What a page tells. */
export const EVENTS = [
  'home',
  'category',
  'product',
  'product-again',
  'basket',
  'checkout',
  'shipping-cost',
  'search',
] as const;
export type Event = (typeof EVENTS)[number];

interface Nature {
  readonly share: number;
  /** Chance to buy without an offer and with one. */
  readonly buys: number;
  readonly buysOffered: number;
  /** Chance of each event, in the order of EVENTS, and to leave after one. */
  readonly events: readonly number[];
  readonly leaves: number;
  /** Chance to linger on a page. */
  readonly lingers: number;
}

/** The truth. Shares and effects are made up; that offers put some off is known (docs/adr/0010). */
export const NATURES: Readonly<Record<Type, Nature>> = {
  sure: {
    share: 0.15,
    buys: 0.8,
    buysOffered: 0.8,
    events: [0.05, 0.08, 0.2, 0.05, 0.27, 0.25, 0.05, 0.05],
    leaves: 0.05,
    lingers: 0.3,
  },
  persuadable: {
    share: 0.25,
    buys: 0.15,
    buysOffered: 0.5,
    events: [0.03, 0.07, 0.2, 0.28, 0.12, 0.06, 0.19, 0.05],
    leaves: 0.06,
    lingers: 0.65,
  },
  lost: {
    share: 0.45,
    buys: 0.02,
    buysOffered: 0.03,
    events: [0.2, 0.27, 0.24, 0.06, 0.03, 0.01, 0.04, 0.15],
    leaves: 0.1,
    lingers: 0.25,
  },
  annoyed: {
    share: 0.15,
    buys: 0.3,
    buysOffered: 0.12,
    events: [0.04, 0.2, 0.22, 0.08, 0.12, 0.1, 0.06, 0.18],
    leaves: 0.06,
    lingers: 0.1,
  },
};

/** One page of a session. */
export interface Step {
  readonly event: number;
  readonly isLong: boolean;
}

/** One session with what nobody sees of it. */
export interface Shopper {
  readonly type: Type;
  readonly steps: readonly Step[];
}

/** Sessions that never end would never be judged. */
const STEPS_MAX = 30;

/** A session from the truth. */
export function shopper(draw: Draw): Shopper {
  const type =
    TYPES[
      pick(
        TYPES.map((each) => NATURES[each].share),
        draw,
      )
    ] ?? 'lost';
  const { events, leaves, lingers } = NATURES[type];
  const steps: Step[] = [];
  do {
    steps.push({ event: pick(events, draw), isLong: draw() < lingers });
  } while (steps.length < STEPS_MAX && draw() >= leaves);
  return { type, steps };
}

function pick(shares: readonly number[], draw: Draw): number {
  let left = draw() * shares.reduce((sum, share) => sum + share, 0);
  const found = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found < 0 ? shares.length - 1 : found;
}

import type { Environment } from '../../../sidecar/app/context.ts';
import type { Shop } from '../../../sidecar/domain/policy.ts';
import type { ShopEngines } from '../../../sidecar/ports/shop.ts';
import type { Act } from '../acts.ts';
import type { Book } from '../book.ts';
import type { Chances } from '../world/chance.ts';
import type { Life, Times } from '../world/times.ts';
import type { Trace } from '../world/trace.ts';

/** What a simulated shop stands in. */
export interface ShopTerms {
  readonly times: Times;
  readonly chance: Chances;
  readonly trace: Trace;
  readonly book: Book;
  /** The sidecar that listens now. */
  readonly serving: () => { readonly life: Life; readonly environment: Environment } | null;
  readonly fail: (rule: string, sentence: string) => void;
}

/** An order that was paid, and the code it was paid with, as the shop knows it. */
export interface PaidOrder {
  readonly order: string;
  readonly code: string | null;
}

/** A shop's own side of codes: baskets, orders, and what its server or engine says of them. */
export interface SimShop {
  readonly row: Shop;
  readonly engines: ShopEngines;
  /** What shoppers do at the checkout. */
  acts(): readonly Act[];
  /** From now on it answers at once and rightly. */
  heal(): void;
  /** Whether it has heard an answer to everything it said. */
  isQuiet(): boolean;
  /** Paid, and not undone. */
  paid(): readonly PaidOrder[];
  /** Whether a shopper could use this code now, by the shop's own word. */
  takes(text: string): boolean;
}

/** One shopper's basket, later their order. */
export interface Cart {
  readonly name: string;
  code: string | null;
  /** What it takes off. */
  offMinor: number;
  order: string | null;
  state: 'open' | 'paid' | 'undone';
  /** The shop waits for an answer about it. */
  isBusy: boolean;
}

const CARTS_OPEN_MAX = 4;

/** Baskets of a shop, and which of them an act is about. */
export function openCarts(chance: Chances) {
  const carts: Cart[] = [];
  const idle = (state: Cart['state']) =>
    carts.filter((cart) => cart.state === state && !cart.isBusy);
  return {
    all: (): readonly Cart[] => carts,
    one: (state: Cart['state']): Cart | undefined => chance.one(idle(state)),
    /** An open one, or another shopper's. */
    anyOpen(): Cart | undefined {
      const open = idle('open');
      if (open.length >= CARTS_OPEN_MAX || (open.length > 0 && chance.is(0.6))) {
        return chance.one(open);
      }
      const cart: Cart = {
        name: `cart-${carts.length + 1}`,
        code: null,
        offMinor: 0,
        order: null,
        state: 'open',
        isBusy: false,
      };
      carts.push(cart);
      return cart;
    },
    paid: (): readonly PaidOrder[] =>
      carts.flatMap(({ state, order, code }) =>
        state === 'paid' && order !== null ? [{ order, code }] : [],
      ),
  };
}

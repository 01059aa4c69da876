import type { PageKind } from './roads.ts';

/** What a shopper is, and nobody sees. */
export const TYPES = ['sure', 'persuadable', 'lost', 'annoyed'] as const;
export type Type = (typeof TYPES)[number];

/** What a type does, as chances. */
export interface Nature {
  /** Of all shoppers. */
  readonly share: number;
  /** Chance to buy without an offer, and with one that came before they set out to pay. */
  readonly buys: number;
  readonly buysOffered: number;
  /** Chance of a yes to an offer and of a no; else it times out. Neither says anything more about buying. */
  readonly accepts: number;
  readonly rejects: number;
  /** How they are drawn to each kind of page, beside how well the last one leads there. */
  readonly pulls: Readonly<Record<PageKind, number>>;
  /** Chance to go no further after a page. */
  readonly leaves: number;
  /** Chance to stay long on a page. */
  readonly lingers: number;
  /** Chance to show a doubt on a page. */
  readonly doubts: number;
}

/** The truth. All of it is made up but one thing: that offers put some off is known (docs/adr/0010). */
export const NATURES: Readonly<Record<Type, Nature>> = {
  sure: {
    share: 0.15,
    buys: 0.8,
    buysOffered: 0.8,
    accepts: 0.1,
    rejects: 0.3,
    pulls: {
      home: 0.5,
      category: 0.6,
      product: 1,
      'product-again': 0.4,
      basket: 2.5,
      checkout: 3,
      'shipping-cost': 0.7,
      search: 0.5,
    },
    leaves: 0.05,
    lingers: 0.3,
    doubts: 0.03,
  },
  persuadable: {
    share: 0.25,
    buys: 0.15,
    buysOffered: 0.5,
    accepts: 0.45,
    rejects: 0.15,
    pulls: {
      home: 0.4,
      category: 0.7,
      product: 1,
      'product-again': 3,
      basket: 1.2,
      checkout: 1,
      'shipping-cost': 3,
      search: 0.5,
    },
    leaves: 0.06,
    lingers: 0.65,
    doubts: 0.25,
  },
  lost: {
    share: 0.45,
    buys: 0.02,
    buysOffered: 0.03,
    accepts: 0.08,
    rejects: 0.25,
    pulls: {
      home: 2,
      category: 1.6,
      product: 1.2,
      'product-again': 0.4,
      basket: 0.15,
      checkout: 0.2,
      'shipping-cost': 0.5,
      search: 1.3,
    },
    leaves: 0.1,
    lingers: 0.25,
    doubts: 0.08,
  },
  annoyed: {
    share: 0.15,
    buys: 0.3,
    buysOffered: 0.12,
    accepts: 0.03,
    rejects: 0.6,
    pulls: {
      home: 0.4,
      category: 1.7,
      product: 1.3,
      'product-again': 0.5,
      basket: 0.8,
      checkout: 1,
      'shipping-cost': 0.6,
      search: 2.2,
    },
    leaves: 0.06,
    lingers: 0.1,
    doubts: 0.1,
  },
};

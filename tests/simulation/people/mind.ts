import type { Type } from '../../../demo/truth/natures.ts';
import { drawShopper, type Shopper, willBuy } from '../../../demo/truth/shopper.ts';
import { stopsOf, wayToPay } from '../../../demo/truth/stops.ts';
import { type PageTold, tellPaying, tellStop, type Where } from '../../../demo/truth/told.ts';
import type { Signal } from '../../../shared/protocol/messages/session.ts';
import type { Book } from '../book.ts';
import type { Chances } from '../world/chance.ts';

/** What a simulated shopper is of the types of the shop with known truth, and what their pages tell next. */
export interface Mind {
  readonly type: Type;
  /** An offer was on one of their pages. */
  sees(): void;
  /** The next signal: of the walk, then of paying if they buy, then of a walk anew. */
  next(): Signal;
}

// More who can be persuaded, and who hesitate, than come to a shop: a day here is short.
const TYPES_SEEN: readonly Type[] = ['persuadable', 'persuadable', 'sure', 'annoyed', 'lost'];

export function makeUpMind({ next: draw, one }: Chances, book: Book): Mind {
  const type = one(TYPES_SEEN) ?? 'persuadable';
  let walks = 0;
  let isOffered = false;
  let ahead: Signal[] = [];
  let pay: () => readonly PageTold[] = () => [];

  const nextPage = (): Where => {
    const referrer = walks > 0 ? 'internal' : 'direct';
    return { page: newPage(book), origin: ORIGIN, language: 'nl', referrer };
  };
  const signalsOf = (pages: readonly PageTold[]): Signal[] =>
    pages.flatMap(({ signals }) => signals.map(({ observed }) => asSignal(observed)));

  function walkAnew(): void {
    walks += 1;
    const shopper: Shopper = drawShopper(draw, type);
    const stops = stopsOf(shopper.steps, draw);
    ahead = signalsOf(stops.map((stop) => tellStop(stop, nextPage(), draw)));
    pay = () => {
      if (!willBuy(shopper, isOffered)) return [];
      const way = wayToPay(stops, draw);
      const pair = way.at(-1)?.basket ?? stops.at(-1)?.basket ?? null;
      const order = `order-${book.pages}`;
      const paid = pair === null ? [] : tellPaying(pair, order, nextPage, draw);
      return [...way.map((stop) => tellStop(stop, nextPage(), draw)), ...paid];
    };
  }

  return {
    type,
    sees() {
      isOffered = true;
    },
    next() {
      if (ahead.length === 0) {
        ahead = signalsOf(pay());
        pay = () => [];
      }
      if (ahead.length === 0) walkAnew();
      return ahead.shift() ?? { type: 'track.noted', page: newPage(book), name: 'nothing' };
    },
  };
}

/** A page that nobody was on before. */
export function newPage(book: Book): string {
  book.pages += 1;
  return `page-${book.pages}`;
}

/** The domain's acts are the protocol's signals, member by member; only what may be changed differs. */
function asSignal(observed: PageTold['signals'][number]['observed']): Signal {
  const signal: Signal = JSON.parse(JSON.stringify(observed));
  return signal;
}

const ORIGIN = 'https://boots.example';

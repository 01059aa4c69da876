import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import { SHOP_ORDERS_MAX } from '../../../shared/protocol/limits.ts';
import type {
  CodeMade,
  CodeOrder,
  ShopAnswer,
  ShopEngine,
  ShopOrder,
} from '../../../sidecar/ports/shop.ts';
import { TEST_SHOP } from '../../support/environment.ts';
import { MONDAY_MORNING } from '../../support/fake-clock.ts';
import { type Cart, openCarts, type ShopTerms, type SimShop } from './sim-shop.ts';

const TOTAL_MINOR = 80_00;
const TOO_LATE_MS = 60_000; // longer than anybody waits for an answer

const SILENT = { kind: 'unknown', sentence: 'The shop did not answer.' } as const;

interface KeptCode {
  readonly ref: string;
  readonly most: number;
  readonly expiresAt: number;
  isOff: boolean;
  usedBy: string | null;
}

/**
 * A shop that makes codes itself and is asked how its orders stand. It answers late, says something else than it
 * did, does it twice, says no, or nothing; and it drops a code from a basket without a word when another order
 * has used it.
 */
export function openEngineShop({ times, chance, trace, book }: ShopTerms): SimShop {
  const carts = openCarts(chance);
  const codes = new Map<string, KeptCode>();
  const orders = new Map<string, ShopOrder>();
  let isHealed = false;
  let named = 0;

  const now = (): EpochMs => asEpochMs(MONDAY_MORNING + times.now());
  const takes = (text: string): boolean => {
    const code = codes.get(text);
    return code !== undefined && !code.isOff && code.usedBy === null && now() < code.expiresAt;
  };

  /** Does it and answers, or what a shop does instead. */
  async function answered<T>(
    does: () => T,
    what: string,
    signal: AbortSignal,
  ): Promise<ShopAnswer<T>> {
    const fate = isHealed ? 0 : chance.next();
    /** True when who asked has given up meanwhile. */
    const waited = (ms: number): Promise<boolean> =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(true), { once: true });
        times.later(ms, () => resolve(false));
      });
    if (await waited(chance.around(isHealed ? 20 : 150))) return SILENT;
    if (fate >= 0.9) {
      trace.note(`the shop says no to ${what}`);
      const canRetry = fate < 0.97;
      return { kind: 'failed', canRetry, sentence: 'The shop said no.' };
    }
    if (fate >= 0.82) {
      trace.note(`the shop does not hear ${what}`);
      await waited(TOO_LATE_MS);
      return SILENT;
    }
    const value = does();
    // Somebody on the way says it again, also after what came next.
    if (fate >= 0.74) times.later(chance.around(8_000), does, null);
    else if (fate >= 0.66) {
      trace.note(`the shop does ${what} and answers something else`);
      return { kind: 'unknown', sentence: 'The shop answered about another code.' };
    } else if (fate >= 0.58) {
      trace.note(`the shop does ${what} and answers too late`);
      await waited(TOO_LATE_MS);
      return SILENT;
    }
    return { kind: 'done', value };
  }

  function make({ text, worth, expiresAt }: CodeOrder): { readonly shopRef: string } {
    const known = codes.get(text);
    if (known !== undefined) return { shopRef: known.ref };
    const code = { ref: `ref-${text}`, most: worth.most, expiresAt, isOff: false, usedBy: null };
    codes.set(text, code);
    return { shopRef: code.ref };
  }

  function revoke({ text }: CodeMade): null {
    const code = codes.get(text);
    if (code !== undefined) code.isOff = true;
    return null;
  }

  const engine: ShopEngine = {
    asksUs: false,
    make: (order, signal) => answered(() => make(order), `making ${order.text}`, signal),
    revoke: (code, signal) => answered(() => revoke(code), `taking ${code.text} back`, signal),
    ordersSince: (since, signal) =>
      answered(
        () =>
          [...orders.values()]
            .filter(({ changedAt }) => changedAt >= since)
            .sort((one, other) => one.changedAt - other.changedAt)
            .slice(0, SHOP_ORDERS_MAX),
        'telling its orders',
        signal,
      ),
  };

  function keep(cart: Cart, state: ShopOrder['state'], takenMinor: number | null): void {
    if (cart.order === null) {
      named += 1;
      cart.order = `order-${named}`;
    }
    const { order, code } = cart;
    orders.set(order, {
      order,
      state,
      codes: code === null ? [] : [code],
      totalMinor: TOTAL_MINOR,
      currency: 'EUR',
      taken: code === null || takenMinor === null ? {} : { [code]: takenMinor },
      changedAt: now(),
    });
  }

  function enter(cart: Cart, text: string): void {
    trace.note(`${cart.name} enters ${text}: the shop ${takes(text) ? 'takes it' : 'says no'}`);
    if (!takes(text)) return;
    cart.code = text;
    keep(cart, 'open', null);
  }

  function place(cart: Cart): void {
    const { code } = cart;
    const isDropped = code !== null && (!takes(code) || chance.is(0.1));
    if (isDropped) cart.code = null;
    const kept = cart.code === null ? undefined : codes.get(cart.code);
    const takenMinor = kept === undefined ? null : chance.whole(0, kept.most);
    keep(cart, 'paid', takenMinor);
    cart.state = 'paid';
    if (kept !== undefined && cart.order !== null && cart.code !== null) {
      kept.usedBy = cart.order;
      book.giving.usedIn.set(cart.order, cart.code);
    }
    trace.note(`${cart.order} is paid with ${cart.code}${isDropped ? `, ${code} dropped` : ''}`);
  }

  function undo(cart: Cart): void {
    trace.note(`${cart.order} is cancelled`);
    const kept = cart.code === null ? undefined : codes.get(cart.code);
    if (kept !== undefined) kept.usedBy = null;
    if (cart.order !== null) book.giving.undone.add(cart.order);
    keep(cart, 'cancelled', null);
    cart.state = 'undone';
  }

  return {
    row: { ...TEST_SHOP, engine: { kind: 'generic-http', url: 'https://boots.example/codes' } },
    engines: { of: (shop) => (shop === TEST_SHOP.shop ? engine : null) },
    acts: () => {
      const text = chance.one([...book.giving.texts.keys()]);
      if (text === undefined) return [];
      const cart = carts.anyOpen();
      const paid = carts.one('paid');
      if (cart === undefined) return [];
      const has = cart.code;
      return [
        { name: 'code entered', weight: has === null ? 12 : 0, act: () => enter(cart, text) },
        {
          name: 'code taken out',
          weight: has === null ? 0 : 1,
          act: () => {
            trace.note(`${cart.name} takes ${has} out`);
            cart.code = null;
            keep(cart, 'open', null);
          },
        },
        { name: 'order placed', weight: has === null ? 1 : 8, act: () => place(cart) },
        {
          name: 'order undone',
          weight: paid === undefined ? 0 : 2,
          act: () => paid !== undefined && undo(paid),
        },
      ];
    },
    heal() {
      isHealed = true;
    },
    isQuiet: () => true,
    paid: carts.paid,
    takes,
  };
}

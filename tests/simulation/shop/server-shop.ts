import { asId, type MessageId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { Work } from '../../../sidecar/app/context.ts';
import { applyForShop } from '../../../sidecar/app/mandate/apply-code.ts';
import { noteOrder, type OrderTold } from '../../../sidecar/app/mandate/note-order.ts';
import { redeemForShop } from '../../../sidecar/app/mandate/redeem-code.ts';
import { releaseForShop } from '../../../sidecar/app/mandate/release-code.ts';
import { said, shopCall } from '../../../sidecar/app/mandate/shop-call.ts';
import type { Answer } from '../../../sidecar/ports/store/marks.ts';
import { StoreUnavailable } from '../../../sidecar/ports/store.ts';
import { TEST_SHOP } from '../../support/environment.ts';
import { type Cart, openCarts, type ShopTerms, type SimShop } from './sim-shop.ts';

const SHOP: ShopId = asId(TEST_SHOP.shop);
const LATENCY_MS = 30;
const AGAIN_AFTER_MS = 2_000;
const BASKET_MINOR = 80_00;

const signed = (key: MessageId, about: string) => ({
  shop: SHOP,
  key,
  about,
  looseSignature: null,
});

interface Call {
  readonly about: string;
  readonly once: string;
  readonly act: (work: Work) => Promise<Answer>;
  readonly heard: (answer: Answer) => void;
}

/**
 * A shop whose server asks the sidecar at checkout. Its calls are lost, come twice, or come and nobody hears the
 * answer; it says each again under its once-only key until it has one.
 */
export function openServerShop({ times, chance, trace, book, serving, fail }: ShopTerms): SimShop {
  const carts = openCarts(chance);
  const answers = new Map<string, string>();
  const answered: Call[] = [];
  const standing = new Map<string, string>();
  let isHealed = false;
  let open = 0;
  let named = 0;

  const mishap = (share: number): boolean => !isHealed && chance.is(share);
  const onTheWay = (): number => LATENCY_MS + (isHealed ? 0 : chance.around(400));

  function send(call: Omit<Call, 'heard'>, heard: Call['heard']): void {
    open += 1;
    let isAnswered = false;
    const whole: Call = {
      ...call,
      heard: (answer) => {
        if (isAnswered) return;
        isAnswered = true;
        open -= 1;
        answered.push(whole);
        heard(answer);
      },
    };
    const ask = (): void => {
      if (isAnswered) return;
      if (!mishap(0.1)) times.later(onTheWay(), () => arrive(whole, mishap(0.1)), null);
      // Something on the way says it again, also long after.
      if (mishap(0.1)) times.later(chance.around(5_000), () => arrive(whole, true), null);
      times.later(AGAIN_AFTER_MS + chance.around(1_000), ask, null);
    };
    ask();
  }

  function arrive(call: Call, isUnheard: boolean): void {
    const sidecar = serving();
    if (sidecar === null) return;
    const key: MessageId = asId(call.once);
    const ask = (): void => {
      shopCall(sidecar.environment, signed(key, call.about), call.act).then(
        (answer) => times.later(onTheWay(), () => hear(call, answer, isUnheard), null),
        (error: unknown) => {
          if (!(error instanceof StoreUnavailable)) fail('a bug', `${call.about}: ${error}`);
        },
      );
    };
    times.later(0, ask, sidecar.life);
  }

  function hear(call: Call, answer: Answer, isUnheard: boolean): void {
    const text = JSON.stringify(answer);
    const before = answers.get(call.once) ?? text;
    answers.set(call.once, before);
    if (before !== text) fail('CD5', `${call.once} was answered ${before} and then ${text}`);
    if (!isUnheard) call.heard(answer);
  }

  const nameOf = (what: string): string => {
    named += 1;
    return `${what}-${named}`;
  };
  const basketOf = (code: string, { name }: Cart) => ({
    code,
    asker: name,
    basket: name,
    basketMinor: BASKET_MINOR,
    currency: 'EUR',
  });

  function enter(cart: Cart, code: string): void {
    trace.note(`${cart.name} enters ${code}`);
    cart.isBusy = true;
    const asked = basketOf(code, cart);
    const act = (work: Work) => applyForShop(work, SHOP, asked);
    send({ about: `apply ${JSON.stringify(asked)}`, once: nameOf('apply'), act }, (answer) => {
      cart.isBusy = false;
      if (answer.kind !== 'done') return;
      cart.code = code;
      cart.offMinor = Number(JSON.parse(answer.said ?? '{}').offMinor);
    });
  }

  function takeOut(cart: Cart, code: string): void {
    trace.note(`${cart.name} takes ${code} out`);
    cart.isBusy = true;
    const asked = { code, basket: cart.name };
    const act = (work: Work) => releaseForShop(work, SHOP, asked);
    send({ about: `release ${JSON.stringify(asked)}`, once: nameOf('release'), act }, () => {
      cart.isBusy = false;
      cart.code = null;
    });
  }

  function place(cart: Cart): void {
    const order = nameOf('order');
    const { code } = cart;
    cart.isBusy = true;
    if (code !== null && chance.is(0.15)) {
      trace.note(`${cart.name} is paid as ${order}, and its ${code} got lost`);
      pay(cart, order, null, 0);
    } else if (code === null) {
      trace.note(`${cart.name} is paid as ${order}, without a code`);
      pay(cart, order, null, 0);
    } else redeemIn(cart, order, code);
  }

  function redeemIn(cart: Cart, order: string, code: string): void {
    trace.note(`${cart.name} becomes ${order} with ${code}`);
    // Now and then more than the code gives.
    const takenMinor = chance.is(0.9) ? chance.whole(0, cart.offMinor) : cart.offMinor + 1;
    const asked = { ...basketOf(code, cart), order, takenMinor };
    book.giving.usedIn.set(order, code);
    const act = (work: Work) => redeemForShop(work, SHOP, asked);
    send({ about: `redeem ${JSON.stringify(asked)}`, once: `redeem-${order}`, act }, (answer) => {
      if (answer.kind === 'done') return pay(cart, order, code, takenMinor);
      trace.note(`${order} is stopped: ${code} was refused, ${answer.refusal}`);
      cart.isBusy = false;
      cart.code = null;
    });
  }

  function pay(cart: Cart, order: string, code: string | null, takenMinor: number): void {
    cart.state = 'paid';
    cart.order = order;
    cart.code = code;
    const other = code === null ? undefined : standing.get(code);
    if (other !== undefined) fail('CD2', `${code} was redeemed in ${other} and in ${order}`);
    if (code !== null) standing.set(code, order);
    const codes = code === null ? [] : [{ code, takenMinor }];
    tell(cart, `paid-${order}`, { order, basket: cart.name, state: 'paid', codes });
  }

  function undo(cart: Cart, order: string): void {
    const state = chance.is(0.5) ? 'cancelled' : 'payment-failed';
    trace.note(`${order} is undone: ${state}`);
    const { code } = cart;
    cart.isBusy = true;
    cart.state = 'undone';
    book.giving.undone.add(order);
    if (code !== null) standing.delete(code);
    const codes = code === null ? [] : [{ code, takenMinor: null }];
    tell(cart, `undone-${order}`, { order, basket: cart.name, state, codes });
  }

  function tell(cart: Cart, once: string, order: Omit<OrderTold, 'totalMinor' | 'currency'>): void {
    const told: OrderTold = { ...order, totalMinor: BASKET_MINOR, currency: 'EUR' };
    const act = async (work: Work) => said({ ...(await noteOrder(work, SHOP, told)) });
    send({ about: `orders ${JSON.stringify(told)}`, once, act }, () => {
      cart.isBusy = false;
    });
  }

  /** A once-only key that was used for something else: whatever it asks, it gets a no. */
  function useKeyAgain(): void {
    const call = chance.one(answered);
    const code = chance.one([...book.giving.texts.keys()]);
    if (call === undefined || code === undefined) return;
    trace.note(`somebody uses the key ${call.once} for ${code}`);
    const asked = { code, asker: 'x', order: 'x', basket: null, takenMinor: 0 };
    const act = (work: Work) =>
      redeemForShop(work, SHOP, { ...asked, basketMinor: BASKET_MINOR, currency: 'EUR' });
    const about = `redeem ${JSON.stringify(asked)}`;
    const heard = (answer: Answer): void => {
      if (answer.kind === 'refused' && answer.refusal === 'already-used') return;
      fail('CD5', `under the key ${call.once} another call was answered ${answer.kind}`);
    };
    const sidecar = serving();
    if (sidecar === null) return;
    const ask = (): void => {
      shopCall(sidecar.environment, signed(asId(call.once), about), act).then(
        heard,
        (error: unknown) => {
          if (!(error instanceof StoreUnavailable)) fail('a bug', `${about}: ${error}`);
        },
      );
    };
    times.later(0, ask, sidecar.life);
  }

  return {
    row: TEST_SHOP,
    engines: { of: () => null },
    acts: () => {
      const code = chance.one([...book.giving.texts.keys()]);
      if (code === undefined) return [];
      const cart = carts.anyOpen();
      const paid = carts.one('paid');
      const has = cart?.code ?? null;
      return [
        {
          name: 'code entered',
          weight: cart === undefined || has !== null ? 0 : 12,
          act: () => cart !== undefined && enter(cart, code),
        },
        {
          name: 'code taken out',
          weight: has === null ? 0 : 1,
          act: () => cart !== undefined && has !== null && takeOut(cart, has),
        },
        {
          name: 'order placed',
          weight: cart === undefined ? 0 : has === null ? 1 : 8,
          act: () => cart !== undefined && place(cart),
        },
        {
          name: 'order undone',
          weight: paid === undefined ? 0 : 2,
          act: () => paid !== undefined && paid.order !== null && undo(paid, paid.order),
        },
        { name: 'key used again', weight: 0.5, act: useKeyAgain },
      ];
    },
    heal() {
      isHealed = true;
    },
    isQuiet: () => open === 0,
    paid: carts.paid,
    takes: () => false,
  };
}

import { assertNever } from '../../../shared/kernel/assert.ts';
import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asMinor } from '../../../shared/kernel/measure.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { CODE_HELD_BEFORE_MAX } from '../../../shared/protocol/limits.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { heldToo } from '../../domain/mandate/code-holders.ts';
import { isUsable } from '../../domain/mandate/code-moves.ts';
import type { Work } from '../context.ts';
import { confirmOrder } from '../engagement/confirm-order.ts';
import { hold } from './apply-code.ts';
import { findCode } from './find-code.ts';
import { loseCode, tellUsedElsewhere } from './lose-code.ts';
import { notePaidAfterEnd, noteUndoneAfterEnd } from './paid-after-end.ts';
import { redeem } from './redeem-code.ts';
import { letGo } from './release-code.ts';
import { returnCode } from './return-code.ts';

/** How an order stands, as the shop's server or its engine says. */
export interface OrderTold {
  readonly order: string;
  /** The basket that it was made from, when the shop names baskets. */
  readonly basket: string | null;
  readonly totalMinor: number;
  readonly currency: string;
  readonly state: 'open' | 'paid' | 'cancelled' | 'payment-failed';
  /** All codes it holds, also those that are not ours; what each took off, where that is known. */
  readonly codes: readonly { readonly code: string; readonly takenMinor: number | null }[];
}

/** What became of codes by it: how many of each. */
export interface OrderNoted {
  readonly redeemed: number;
  readonly released: number;
  readonly returned: number;
  readonly lost: number;
  /** Paid with a code that had ended before (SPEC CD10). */
  readonly afterEnd: number;
}

const NOTHING: OrderNoted = { redeemed: 0, released: 0, returned: 0, lost: 0, afterEnd: 0 };

interface Named {
  readonly code: Code;
  readonly takenMinor: number | null;
}

/** Told again, it changes nothing: only orders that the shop's server or engine tells come here (SPEC CD3). */
export async function noteOrder(work: Work, shop: ShopId, told: OrderTold): Promise<OrderNoted> {
  if (told.state !== 'open') await confirmOrder(work, shop, told.order, told.state === 'paid');
  const named = await codesOf(work, shop, told);
  switch (told.state) {
    case 'open':
      for (const { code } of named) await holdIn(work, code, told);
      return NOTHING;
    case 'paid':
      return notePaid(work, shop, told, named);
    case 'cancelled':
    case 'payment-failed':
      return noteUndone(work, shop, told, named);
    default:
      return assertNever(told.state);
  }
}

async function notePaid(
  work: Work,
  shop: ShopId,
  told: OrderTold,
  named: readonly Named[],
): Promise<OrderNoted> {
  const { order } = told;
  const noted = { ...NOTHING };
  for (const { code, takenMinor } of named) {
    if (code.state === 'redeemed' && code.order === order) {
      await noteWorth(work, code, told);
      continue;
    }
    const taken = asMinor(Math.min(Math.max(0, takenMinor ?? code.worth.most), code.worth.most));
    // The shop has taken it and was paid: it was in time there, whenever we hear of it.
    const at = asEpochMs(Math.min(work.now, code.expiresAt - 1));
    const moved = await redeem(work, code, { order, basket: told.basket, taken }, at);
    if (moved.isOk) {
      await noteWorth(work, moved.value, told);
      noted.redeemed += 1;
    } else if (await notePaidAfterEnd(work, code, order, taken)) noted.afterEnd += 1;
  }
  const has = new Set(named.map(({ code }) => code.code));
  for (const code of await heldIn(work, shop, told)) {
    if (has.has(code.code)) continue;
    if (code.state === 'redeemed') {
      await tellUsedElsewhere(work, code, told);
      noted.lost += 1;
    } else if (code.state === 'applied' && (await loseCode(work, code, told))) {
      noted.lost += 1;
    }
  }
  return noted;
}

/** What the order was worth stands with the code: what codes brought in is counted from there. */
async function noteWorth({ tx }: Work, code: Code, told: OrderTold): Promise<void> {
  const orderMinor = asMinor(told.totalMinor);
  if (told.currency !== code.worth.currency || code.orderMinor === orderMinor) return;
  await tx.codes.put({ ...code, orderMinor });
}

async function noteUndone(
  work: Work,
  shop: ShopId,
  told: OrderTold,
  named: readonly Named[],
): Promise<OrderNoted> {
  const noted = { ...NOTHING };
  for (const { code } of named) {
    const isReturned =
      (code.state === 'redeemed' && (await returnCode(work, code, told.order))) ||
      (await noteUndoneAfterEnd(work, code, told.order));
    if (isReturned) noted.returned += 1;
  }
  for (const code of await heldIn(work, shop, told)) {
    if (code.state !== 'applied' || code.heldBy === null) continue;
    const moved = await letGo(work, code, code.heldBy);
    if (moved.isOk) noted.released += 1;
  }
  return noted;
}

async function codesOf(work: Work, shop: ShopId, { codes }: OrderTold): Promise<readonly Named[]> {
  const named = new Map<string, Named>();
  for (const { code: text, takenMinor } of codes) {
    const code = await findCode(work, shop, text);
    if (code !== null) named.set(code.code, { code, takenMinor });
  }
  return [...named.values()];
}

/** An order that is not paid yet holds what is in it; one that another order has used up meanwhile is still in it. */
async function holdIn(work: Work, code: Code, { order, basket }: OrderTold): Promise<void> {
  const by = basket ?? order;
  if (isUsable(code)) {
    await hold(work, code, by);
    return;
  }
  const isUsedElsewhere = code.state === 'redeemed' && code.order !== order;
  const isKnown = code.heldBy === by || code.cause?.order === order;
  if (!isUsedElsewhere || isKnown) return;
  await work.tx.codes.put({ ...code, ...heldToo(code, by, CODE_HELD_BEFORE_MAX) });
}

/** Codes that its basket, or the order itself, had applied last, or last of those whose order did not use it. */
async function heldIn(
  { tx }: Work,
  shop: ShopId,
  { order, basket }: OrderTold,
): Promise<readonly Code[]> {
  const byOrder = await tx.codes.heldBy(shop, order);
  if (basket === null || basket === order) return byOrder;
  return [...byOrder, ...(await tx.codes.heldBy(shop, basket))];
}

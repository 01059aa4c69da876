import { assert } from '../../../shared/kernel/assert.ts';
import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { heldWithout } from '../../domain/mandate/code-holders.ts';
import { redeemed } from '../../domain/mandate/code-moves.ts';
import type { Answer } from '../../ports/store/marks.ts';
import type { Work } from '../context.ts';
import { type ForBasket, offFor } from './check-code.ts';
import { findCode } from './find-code.ts';
import { said } from './shop-call.ts';
import { shopRefusal, UNKNOWN_CODE } from './shop-refusal.ts';
import { takeBack } from './take-back.ts';
import { exerciseOf } from './tell-code.ts';

/** A code and the order it is used in. */
export interface ForOrder extends ForBasket {
  readonly order: string;
  /** What was really taken off. */
  readonly takenMinor: number;
  /** The basket that the order was made from, when the shop names baskets. */
  readonly basket: string | null;
}

/** Used up, by this order and no other; the same order again has the same answer (SPEC CD2, CD3). */
export async function redeemForShop(work: Work, shop: ShopId, asked: ForOrder): Promise<Answer> {
  const code = await findCode(work, shop, asked.code);
  if (code === null) return UNKNOWN_CODE;
  if (code.state === 'redeemed' && code.order === asked.order) return sayRedeemed(code);
  const off = offFor(code, asked, work);
  if (!off.isOk) return shopRefusal(off.error);
  const moved = await redeem(work, code, { ...asked, taken: asMinor(asked.takenMinor) }, work.now);
  return moved.isOk ? sayRedeemed(moved.value) : shopRefusal(moved.error);
}

interface Use {
  readonly order: string;
  readonly basket: string | null;
  readonly taken: Minor;
}

/**
 * Redeems, gives back what was set aside beyond what it came to, and tells (SPEC MD5).
 *
 * @param at when the order was placed, as far as that is known: judges whether it was in time
 */
export async function redeem(
  work: Work,
  code: Code,
  { order, basket, taken }: Use,
  at: EpochMs,
): Promise<ReturnType<typeof redeemed>> {
  const moved = redeemed(code, order, taken, at);
  if (!moved.isOk || moved.value === code) return moved;
  // Another basket that applied it will find it gone: then its order is told apart by this (SPEC CD4).
  const others = heldWithout(code, [order, basket]);
  const used = { ...moved.value, ...others, why: '', cause: null };
  const exercise = await exerciseOf(work, code);
  await takeBack(work, exercise, used, 'redeemed', taken);
  await work.act('webhook', 'code.redeemed', {
    code: code.code,
    exercise: exercise.exercise,
    conversation: code.conversation,
    shop: code.shop,
    order,
    takenMinor: taken,
    currency: code.worth.currency,
  });
  return { isOk: true, value: used };
}

function sayRedeemed({ text, order, taken, worth }: Code): Answer {
  assert(order !== null && taken !== null, 'a redeemed code has its order');
  return said({ code: text, order, takenMinor: taken, currency: worth.currency });
}

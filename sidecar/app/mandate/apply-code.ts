import type { ShopId } from '../../../shared/kernel/ids.ts';
import { CODE_HELD_BEFORE_MAX } from '../../../shared/protocol/limits.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { heldToo } from '../../domain/mandate/code-holders.ts';
import { applied } from '../../domain/mandate/code-moves.ts';
import type { Answer } from '../../ports/store/marks.ts';
import type { Work } from '../context.ts';
import { type ForBasket, offFor, sayOff } from './check-code.ts';
import { findCode } from './find-code.ts';
import { shopRefusal, UNKNOWN_CODE } from './shop-refusal.ts';
import { tellCode } from './tell-code.ts';

/** The shopper has entered it: the basket holds it, and the agent sees that. It is not redeemed by that. */
export async function applyForShop(
  work: Work,
  shop: ShopId,
  asked: ForBasket & { readonly basket: string },
): Promise<Answer> {
  const code = await findCode(work, shop, asked.code);
  if (code === null) return UNKNOWN_CODE;
  const off = offFor(code, asked, work);
  if (!off.isOk) return shopRefusal(off.error);
  const holding = await hold(work, code, asked.basket);
  return holding.isOk ? sayOff(holding.value, off.value) : shopRefusal(holding.error);
}

/** This basket or order holds it from now on. */
export async function hold(
  work: Work,
  code: Code,
  by: string,
): Promise<ReturnType<typeof applied>> {
  const moved = applied(code, by, work.now);
  if (!moved.isOk || moved.value === code) return moved;
  const held = { ...moved.value, ...heldToo(code, by, CODE_HELD_BEFORE_MAX) };
  await tellCode(work, held);
  return { isOk: true, value: held };
}

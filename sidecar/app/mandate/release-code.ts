import type { ShopId } from '../../../shared/kernel/ids.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { released } from '../../domain/mandate/code-moves.ts';
import type { Answer } from '../../ports/store/marks.ts';
import type { Work } from '../context.ts';
import { findCode } from './find-code.ts';
import { said } from './shop-call.ts';
import { shopRefusal, UNKNOWN_CODE } from './shop-refusal.ts';
import { tellCode } from './tell-code.ts';

/** The shopper has taken it out, or left: the basket lets go, and it can be entered again. */
export async function releaseForShop(
  work: Work,
  shop: ShopId,
  asked: { readonly code: string; readonly basket: string },
): Promise<Answer> {
  const code = await findCode(work, shop, asked.code);
  if (code === null) return UNKNOWN_CODE;
  const isHeld = code.state === 'applied' && code.heldBy === asked.basket;
  const moved = await letGo(work, code, asked.basket);
  return moved.isOk ? said({ code: code.text, isReleased: isHeld }) : shopRefusal(moved.error);
}

/** Of a basket or order that does not hold it, it changes nothing. */
export async function letGo(
  work: Work,
  code: Code,
  by: string,
): Promise<ReturnType<typeof released>> {
  const moved = released(code, by, work.now);
  if (moved.isOk && moved.value !== code) await tellCode(work, moved.value);
  else if (moved.isOk) await forgetBefore(work, code, by);
  return moved;
}

/** Another basket has it by now, and agents see nothing of this: from here on it is no loss to this one. */
async function forgetBefore({ tx }: Work, code: Code, by: string): Promise<void> {
  const { heldBefore = [] } = code;
  if (!heldBefore.includes(by)) return;
  await tx.codes.put({ ...code, heldBefore: heldBefore.filter((holder) => holder !== by) });
}

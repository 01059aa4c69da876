import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asMinor } from '../../../shared/kernel/measure.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { type CheckFault, checkCode, type Off } from '../../domain/mandate/check-code.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Answer } from '../../ports/store/marks.ts';
import type { Work } from '../context.ts';
import { findCode } from './find-code.ts';
import { said } from './shop-call.ts';
import { shopRefusal, UNKNOWN_CODE } from './shop-refusal.ts';

/** A code and the basket it is for, as the shop's server knows it. */
export interface ForBasket {
  readonly code: string;
  /** The goods, before the code, in minor units. */
  readonly basketMinor: number;
  readonly currency: string;
}

/** What a code would take off a basket. Changes nothing. */
export async function checkForShop(
  work: Pick<Work, 'tx' | 'now'>,
  shop: ShopId,
  asked: ForBasket,
): Promise<Answer> {
  const code = await findCode(work, shop, asked.code);
  if (code === null) return UNKNOWN_CODE;
  const off = offFor(code, asked, work);
  return off.isOk ? sayOff(code, off.value) : shopRefusal(off.error);
}

/** What it takes off this basket, or why nothing. */
export function offFor(
  code: Code,
  { basketMinor, currency }: ForBasket,
  { now }: Pick<Work, 'now'>,
): Result<Off, CheckFault> {
  return checkCode(code, { minor: asMinor(basketMinor), currency }, now);
}

/** In the words of the shop's server: enough to show the price and to judge a basket that changes. */
export function sayOff({ text, worth, expiresAt }: Code, { kind, off }: Off): Answer {
  return said({
    code: text,
    kind,
    percent: worth.percent,
    offMinor: off,
    mostMinor: worth.most,
    basketFromMinor: worth.basketFrom,
    currency: worth.currency,
    expiresAt: new Date(expiresAt).toISOString(),
  });
}

import type { ShopId } from '../../../shared/kernel/ids.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Work } from '../context.ts';

/** Whether the shop asks us at checkout: then a code is made by being written down, and no effect is needed. */
export function doesShopAskUs(work: Pick<Work, 'shops'>, shop: ShopId): boolean {
  const engine = work.shops.find((one) => one.shop === shop)?.engine;
  return engine === undefined || engine.kind === 'asks-us';
}

/** The shop is asked to make the code; what became of it comes back by code-made.ts or code-failed.ts. */
export async function askShopToMake(work: Work, code: Code): Promise<void> {
  if (!doesShopAskUs(work, code.shop)) await work.act('shop', 'code.make', fieldsOf(code));
}

/** The shop is asked to take the code back, also when nobody knows whether it made it. */
export async function askShopToRevoke(work: Work, code: Code): Promise<void> {
  if (!doesShopAskUs(work, code.shop)) await work.act('shop', 'code.revoke', fieldsOf(code));
}

/** As `askShopToRevoke`, in a row that names no conversation: it must outlive what is erased. */
export async function forgetAtShop(work: Work, code: Code): Promise<void> {
  const { conversation, ...fields } = fieldsOf(code);
  if (!doesShopAskUs(work, code.shop)) await work.act('shop', 'code.revoke', fields);
}

function fieldsOf({ code, conversation, shop, text, shopRef, worth, madeAt, expiresAt }: Code) {
  // With the conversation, so that the row goes with it when its visitor is erased.
  return { code, conversation, shop, text, shopRef, worth, validFrom: madeAt, expiresAt };
}

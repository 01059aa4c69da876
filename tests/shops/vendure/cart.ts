import { openSession } from '../../../demo/engine/shop-api.ts';
import { type VendureCart, vendureCart } from '../../../demo/engine/vendure-cart.ts';
import { orderIn, type VendureOrder } from '../../../demo/engine/vendure-order.ts';
import { vendureStock } from '../../../demo/engine/vendure-stock.ts';
import { type CustomerDetails, NO_DETAILS } from '../../../demo/shop/details.ts';
import type { VendureServer } from './start.ts';

let shoppers = 0;

/** Another shopper with one pair of Sanne in a cart, who has said where it goes and how. */
export async function openCart({ shopApi }: VendureServer): Promise<VendureCart> {
  shoppers += 1;
  const cart = vendureCart(openSession(shopApi, null), await vendureStock(shopApi));
  await cart.fill([{ productId: 'sanne', size: '39', quantity: 1 }]);
  await cart.send(someone(`shopper-${shoppers}@post.example`));
  await cart.ship('standard');
  return cart;
}

/** Who reads this mail, and where they live. */
export function someone(email: string): CustomerDetails {
  return {
    ...NO_DETAILS,
    email,
    firstName: 'Eva',
    lastName: 'Jansen',
    street: 'Lange Nieuwstraat',
    houseNumber: '14',
    postcode: '3512 JE',
    city: 'Utrecht',
  };
}

/** To the end, with this code when there is one. */
export async function buy(server: VendureServer, code?: string): Promise<VendureOrder> {
  const cart = await openCart(server);
  if (code !== undefined) orderIn(await cart.applyCode(code));
  await cart.toPayment();
  return orderIn(await cart.pay('ideal'));
}

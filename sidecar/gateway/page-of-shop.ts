import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';

type Shops = { readonly environment: Pick<Gateway['environment'], 'shops'> };

/** Whether a page with this origin is of the shop that its tag names, as the shops are set now. */
export function isPageOfShop({ environment }: Shops, origin: string, shop: string): boolean {
  const known = environment.shops.current().find((each) => each.shop === shop);
  return known?.origins.includes(origin) === true;
}

/** The hello of a page of the shop it names; else the connection ends and says why. */
export function helloOfShop<Hello extends { readonly shop: string }>(
  shops: Shops,
  connection: Connection,
  origin: string,
  hello: Hello | null,
): Hello | null {
  if (hello === null || isPageOfShop(shops, origin, hello.shop)) return hello;
  connection.bye('origin-not-allowed', 'This page is not of the shop that its tag names.');
  return null;
}

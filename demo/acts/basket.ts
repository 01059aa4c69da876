import { productById } from '../catalogue/catalogue.ts';
import type { Reply } from '../http/reply.ts';
import type { ShopRequest } from '../http/shop-request.ts';
import { href, type View } from '../pages/page.ts';
import { productPage } from '../pages/product.ts';
import { changeBasket, pairCount, quantityOf } from '../shop/basket.ts';
import { type Ga4Push, ga4Basket } from '../shop/ga4.ts';
import { hasSize, type Product } from '../shop/product.ts';

export function addToBasket(request: ShopRequest, view: View): Reply | undefined {
  const product = productById(request.form.get('product') ?? undefined);
  if (product === undefined) return undefined;
  const size = request.form.get('size') ?? '';
  if (!hasSize(product, size)) return sizeMissing(product, request, view);
  const basket = changeBasket(view.shopper.basket, product.id, size, 1);
  const hasChanged = pairCount(basket) > pairCount(view.shopper.basket);
  const pushes = hasChanged ? [push('add_to_cart', product, size, 1)] : [];
  if (!request.wantsJson)
    return {
      kind: 'redirect',
      to: href(view, '/basket'),
      shopper: { ...view.shopper, basket, pending: [...view.shopper.pending, ...pushes] },
    };
  const count = pairCount(basket);
  return {
    kind: 'json',
    status: hasChanged ? 200 : 409,
    body: { count, label: view.words.basketCount(count), pushes },
    shopper: { ...view.shopper, basket },
  };
}

export function changeLine(request: ShopRequest, view: View): Reply | undefined {
  const { shopper } = view;
  const product = productById(request.form.get('product') ?? undefined);
  if (product === undefined) return undefined;
  const size = request.form.get('size') ?? '';
  const act = request.form.get('act');
  const present = quantityOf(shopper.basket, product.id, size);
  const by = act === 'more' ? 1 : act === 'fewer' ? -1 : act === 'remove' ? -present : 0;
  const basket = changeBasket(shopper.basket, product.id, size, by);
  const change = quantityOf(basket, product.id, size) - present;
  const event = change > 0 ? 'add_to_cart' : 'remove_from_cart';
  const pushes = change === 0 ? [] : [push(event, product, size, Math.abs(change))];
  return {
    kind: 'redirect',
    to: href(view, '/basket'),
    shopper: { ...shopper, basket, pending: [...shopper.pending, ...pushes] },
  };
}

function sizeMissing(product: Product, request: ShopRequest, view: View): Reply {
  if (request.wantsJson)
    return { kind: 'json', status: 422, body: { reason: view.words.sizeMissing } };
  const path = `/product/${product.id}`;
  return { kind: 'page', path, page: productPage(product, true, { ...view, path }) };
}

function push(event: Ga4Push['event'], product: Product, size: string, quantity: number): Ga4Push {
  return { event, ecommerce: ga4Basket([{ product, size, quantity }]) };
}

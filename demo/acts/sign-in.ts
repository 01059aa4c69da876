import type { Reply } from '../http/reply.ts';
import type { ShopRequest } from '../http/shop-request.ts';
import { href, type View } from '../pages/page.ts';
import { customerById } from '../shop/customers.ts';
import { NO_DETAILS } from '../shop/details.ts';

export function signIn(request: ShopRequest, view: View): Reply | undefined {
  const customer = customerById(request.form.get('customer') ?? undefined);
  if (customer === undefined) return undefined;
  const shopper = { ...view.shopper, customerId: customer.id, details: customer.details };
  return { kind: 'redirect', to: href(view, '/sign-in'), shopper };
}

export function signOut(view: View): Reply {
  const { customerId: _customer, ...rest } = view.shopper;
  return {
    kind: 'redirect',
    to: href(view, '/sign-in'),
    shopper: { ...rest, details: NO_DETAILS },
  };
}

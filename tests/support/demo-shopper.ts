import type { DemoShop } from '../../demo/server.ts';

/** A shopper without a browser: forms and a cookie. */
export interface DemoShopper {
  /** Posts a form and follows where it leads; the page's markup. */
  post(path: string, form: Readonly<Record<string, string>>): Promise<string>;
  get(path: string): Promise<string>;
}

const DETAILS = {
  email: 'eva@post.nl',
  firstName: 'Eva',
  lastName: 'Bakker',
  postcode: '3511 LN',
  houseNumber: '12',
  street: 'Oudegracht',
  city: 'Utrecht',
  country: 'NL',
  phone: '',
};

/** Somebody at the payment step, with one pair of boots in the basket. */
export async function atPayment(
  { url }: Pick<DemoShop, 'url'>,
  language: 'nl' | 'en' = 'nl',
): Promise<DemoShopper> {
  let cookie = '';
  const ask = async (path: string, request: RequestInit): Promise<string> => {
    const headers = { cookie, ...request.headers };
    const answer = await fetch(`${url}${path}`, { ...request, headers, redirect: 'manual' });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const to = answer.headers.get('location');
    return to === null ? answer.text() : ask(to, {});
  };
  const shopper: DemoShopper = {
    post: (path, form) =>
      ask(`/${language}${path}`, { method: 'POST', body: new URLSearchParams(form) }),
    get: (path) => ask(`/${language}${path}`, {}),
  };
  await shopper.post('/basket/add', { product: 'sanne', size: '39' });
  await shopper.post('/checkout/details', DETAILS);
  await shopper.post('/checkout/shipping', { shipping: 'standard' });
  return shopper;
}

/** What an element with this test id says; null when there is none. */
export function saidIn(markup: string, testId: string): string | null {
  const found = new RegExp(`data-testid="${testId}"[^>]*>([^<]*)<`).exec(markup)?.[1];
  return found === undefined ? null : found.replaceAll(/\s+/g, ' ').trim();
}

import { isOurName, type Site } from './handshake-oracle.ts';

/** Who may have an answer: pages of shops, shops' servers, the extension, this machine, its operator, or everybody. */
type For = 'shops' | 'servers' | 'extension' | 'watchers' | 'operator' | 'everybody';

/**
 * Every route of the sidecar, and the status of an answer to somebody who may have it and asks
 * properly. A route that is not here fails the test.
 */
export const ROUTES: Readonly<
  Record<string, { readonly for: For; readonly status: number; readonly kind?: string }>
> = {
  'GET /v1/visitor': { for: 'shops', status: 426, kind: 'hello-expected' },
  'GET /v1/agent': { for: 'extension', status: 426, kind: 'hello-expected' },
  'GET /v1/cobrowse/page': { for: 'shops', status: 426, kind: 'hello-expected' },
  'GET /v1/cobrowse/viewer': { for: 'extension', status: 426, kind: 'hello-expected' },
  'POST /v1/beacon': { for: 'shops', status: 204 },
  'OPTIONS /v1/beacon': { for: 'shops', status: 204 },
  'GET /v1/about': { for: 'extension', status: 200 },
  'OPTIONS /v1/about': { for: 'extension', status: 204 },
  // With a code that is wrong, as far as anybody can go without one.
  'POST /v1/pair': { for: 'extension', status: 403, kind: 'code-refused' },
  'OPTIONS /v1/pair': { for: 'extension', status: 204 },
  'GET /v1/health/live': { for: 'everybody', status: 200 },
  'GET /v1/health/ready': { for: 'everybody', status: 200 },
  'GET /v1/openapi.json': { for: 'everybody', status: 200 },
  'GET /metrics': { for: 'watchers', status: 200 },
  // Of a visitor who never was: nothing is kept, and nothing would go.
  'POST /v1/operator/export': { for: 'operator', status: 404, kind: 'not-found' },
  'POST /v1/operator/erase': { for: 'operator', status: 200 },
  'POST /v1/operator/knowledge/import': { for: 'operator', status: 200 },
  'POST /v1/operator/knowledge/export': { for: 'operator', status: 200 },
  // By a model that never was: one that is made keeps others from being made.
  'POST /v1/replay': { for: 'operator', status: 404, kind: 'not-found' },
  'DELETE /v1/replay': { for: 'operator', status: 200 },
  // Without a signature, as far as anybody can go without a key (tests/integration/codes.test.ts has the rest).
  'POST /v1/codes/check': { for: 'servers', status: 401, kind: 'unauthenticated' },
  'POST /v1/codes/apply': { for: 'servers', status: 401, kind: 'unauthenticated' },
  'POST /v1/codes/redeem': { for: 'servers', status: 401, kind: 'unauthenticated' },
  'POST /v1/codes/release': { for: 'servers', status: 401, kind: 'unauthenticated' },
  'POST /v1/orders': { for: 'servers', status: 401, kind: 'unauthenticated' },
  'GET /toonbank.js': { for: 'everybody', status: 200 },
  'GET /toonbank/{file}': { for: 'everybody', status: 200 },
};

export const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
] as const;

export interface Request {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  readonly origin: string | null;
  readonly hosts: readonly string[];
  readonly token: 'none' | 'right' | 'wrong';
  /** Came through something that says for whom it asks. */
  readonly isForwarded: boolean;
}

/** What a request gets: the status, with the kind when it is a no. */
export function answerToRequest(request: Request, site: Site): string {
  const { method, path, hosts } = request;
  if (hosts.length !== 1) return '400 malformed';
  if (!isOurName(hosts[0] ?? '', site)) return '421 host-not-allowed';
  const route = ROUTES[`${method} ${path}`];
  if (route === undefined) return '404 not-found';
  const { status, kind } = route;
  const said = kind === undefined ? String(status) : `${status} ${kind}`;
  switch (route.for) {
    case 'everybody':
      return said;
    case 'watchers':
      return !request.isForwarded || request.token === 'right' ? said : '401 unauthenticated';
    case 'servers':
      // CD3: what a page says of codes and orders counts for nothing.
      return request.origin === null ? said : '403 origin-not-allowed';
    case 'operator':
      // ER4: no page ever, with whatever token.
      if (request.origin !== null) return '403 origin-not-allowed';
      return request.token === 'right' ? said : '401 unauthenticated';
    case 'shops':
    case 'extension':
      // A preflight is answered to everybody; what it allows is another matter.
      if (method === 'OPTIONS') return said;
      return mayRead(request, site) ? said : '403 origin-not-allowed';
  }
}

/** Whether a page of this origin may read the answer: what Access-Control-Allow-Origin has to say. */
export function mayRead({ method, path, origin }: Request, site: Site): boolean {
  if (origin === null) return false;
  switch (ROUTES[`${method} ${path}`]?.for) {
    case 'extension':
      return origin === site.extension;
    case 'shops':
      // The beacon that is sent names boots: a page of another shop does not speak for it.
      return origin === site.shops.boots || (path !== '/v1/beacon' && isShop(origin, site));
    default:
      return false;
  }
}

function isShop(origin: string, { shops }: Site): boolean {
  return Object.values(shops).includes(origin);
}

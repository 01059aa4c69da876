import type { Page } from '../pages/page.ts';
import type { Shopper } from '../shop/shopper.ts';

/** What a route answers; `shopper` is how the shop remembers them from now on. */
export type Reply =
  | { readonly kind: 'page'; readonly page: Page; readonly path: string }
  | { readonly kind: 'redirect'; readonly to: string; readonly shopper?: Shopper }
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly shopper?: Shopper;
    };

import type { Reply } from '../http/reply.ts';
import type { ShopRequest } from '../http/shop-request.ts';
import type { View } from '../pages/page.ts';

/** What an engine has to do with a request: an answer of its own, or another view, or name for the order. */
export type EngineStep =
  | { readonly reply: Reply }
  | { readonly view: View; readonly orderId?: string };

export type EngineTerms = {
  readonly request: ShopRequest;
  readonly view: View;
  /** What an order that is placed now is called, unless the engine has names of its own. */
  readonly orderId: string;
  /** True once: a code vanishes when the order is placed, and nobody is told, as some shops lose it. */
  readonly losesCode: () => boolean;
};

/** What stands behind the pages: takes codes and keeps orders. */
export type Engine = {
  /** Before the route: a code is entered or taken out, an order is placed. */
  before(terms: EngineTerms): Promise<EngineStep> | EngineStep;
  /** After it, with its answer: what the shopper did is kept. */
  after(terms: EngineTerms, reply: Reply): Promise<Reply> | Reply;
};

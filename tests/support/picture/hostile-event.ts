/** What is in the picture before each of them, and its ids. */
export const PICTURE_BEFORE =
  '<!doctype html><html><head></head><body><p>a</p><img src="SHOP/pixel.png"><style>a { b: c }</style><form><input></form></body></html>';
export const BEFORE = { html: 3, head: 4, body: 5, image: 8, style: 9, styleText: 10, form: 11 };

/** `json`: what is too deep to be made any other way. */
export type HostileEvent =
  | { readonly name: string; readonly event: unknown }
  | { readonly name: string; readonly json: string };

export const change = (name: string, data: unknown): HostileEvent => ({
  name,
  event: { type: 3, timestamp: 1, data },
});
export const attributes = (name: string, id: number, set: object): HostileEvent =>
  change(name, {
    source: 0,
    adds: [],
    removes: [],
    texts: [],
    attributes: [{ id, attributes: set }],
  });
export const adds = (name: string, ...added: unknown[]): HostileEvent =>
  change(name, { source: 0, adds: added, removes: [], texts: [], attributes: [] });
export const element = (id: number, tagName: string, set: object, childNodes: unknown[] = []) => ({
  ...{ type: 2, id, tagName, attributes: set, childNodes },
});

/** Which way bytes go: up is from a client to the server. */
export type Direction = 'up' | 'down' | 'both';

/** What a network does to a connection, or to those who want one. */
export type Fault =
  /** Both ends get a reset. */
  | { readonly kind: 'reset' }
  /** Both ends get an orderly end, in the middle of whatever was being said. */
  | { readonly kind: 'finish' }
  /**
   * Bytes vanish and nothing closes. After `forMs` both ends get a reset, as from a router that has
   * forgotten the connection; null: never, one of the two must give up.
   */
  | { readonly kind: 'black-hole'; readonly direction: Direction; readonly forMs: number | null }
  /** Everything arrives in order, but so much later, until the network heals or `forMs` is over. */
  | {
      readonly kind: 'delay';
      readonly direction: Direction;
      readonly byMs: number;
      readonly forMs: number;
    }
  /** So many bytes of the next chunk arrive; then both ends get a reset. */
  | { readonly kind: 'truncate'; readonly direction: 'up' | 'down'; readonly afterBytes: number }
  /** Who comes meanwhile is turned away. */
  | { readonly kind: 'refuse'; readonly forMs: number };

export type WireFault = Exclude<Fault, { kind: 'refuse' }>;

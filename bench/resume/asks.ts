/** What a process of clients is asked, one thing at a time. */
export type Ask =
  | { readonly kind: 'open'; readonly terms: OpenTerms }
  /** Its connections end; it makes no others. Resolves when they have. */
  | { readonly kind: 'leave' }
  /** It may connect again; resolves when it has all that it missed. */
  | { readonly kind: 'back'; readonly until: string }
  /** The server goes under its feet: resolves when all have lost it and all have it again. */
  | { readonly kind: 'lose-and-find' }
  | { readonly kind: 'close' };

export interface OpenTerms {
  /** A module that exports `openResuming`. */
  readonly module: string;
  readonly url: string;
  readonly count: number;
  readonly more: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly tookMs: number;
  /** When it was done, in milliseconds since 1970. */
  readonly doneAt: number;
  readonly processorMs: number;
}

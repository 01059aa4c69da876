/** What a page may make us do: it is somebody else's. */

/** Larger pages are no pages for people. */
export const PAGE_MAX_BYTES = 5_000_000;

export const SCRIPT_MAX_BYTES = 2_000_000;

/** A shop's own scripts that are searched for its calls; what they import counts too. */
export const SCRIPTS_MAX = 40;

export const REDIRECTS_MAX = 5;

/** For one answer, and for the sidecar's to a hello. */
export const ANSWER_WITHIN_MS = 10_000;

/** For a page in the browser to load. */
export const LOAD_WITHIN_MS = 30_000;

/** From consent until the sidecar has acknowledged a signal: idle time, a script, a socket, a disk. */
export const SIGNAL_WITHIN_MS = 20_000;

/** From a product page's first signal until its product was read from the page. */
export const PRODUCT_WITHIN_MS = 5_000;

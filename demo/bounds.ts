/** The shop is a stand-in, but it listens on a port: what a caller can make it keep is bounded. */

/** A form of the checkout is under 2 kB; a browser adds little. */
export const FORM_BYTES = 16_384;

/** A shopper's basket and details live in memory; past this the longest untouched one goes. */
export const SHOPPERS = 2_000;

export const LINES_IN_BASKET = 20;

export const PAIRS_PER_LINE = 5;

/** Long enough for the longest street name in the Netherlands, short enough for a label. */
export const FIELD_LENGTH = 80;

export const REQUEST_TIMEOUT_MS = 15_000;

/** A shopper waits for it with the page open. */
export const CODE_CALL_TIMEOUT_MS = 5_000;

/** What each hesitation means, as numbers (docs/SPEC.md, chapter Signals). */

/** idle-at-checkout: no typing, clicking, touching or scrolling on a visible checkout page for so long. */
export const IDLE_AT_CHECKOUT_MS = 30_000;
/** exit-intent: the mouse leaves through the top edge, not sooner than this after the page was shown. */
export const EXIT_INTENT_AFTER_MS = 3_000;
/** rage-click: so many clicks within so long and so near. */
export const RAGE_CLICKS = 3;
export const RAGE_WITHIN_MS = 1_000;
export const RAGE_WITHIN_PX = 30;
/** form-abandoned: so many fields of one form filled, then the page left without sending it. */
export const ABANDONED_FIELDS = 2;
/** tab-return: hidden for so long, then back on a product, basket or checkout page. */
export const TAB_RETURN_AFTER_MS = 10_000;
/** price-copy: part of a product's name counts from this length. */
export const COPIED_NAME_CHARS = 5;
/** shipping-cost-view: half of it on screen. */
export const SHIPPING_VISIBLE_SHARE = 0.5;

/** A single-page shop sets title and data layer just after it navigates; so long we wait for them. */
export const PAGE_SETTLES_MS = 50;
/** Without a GA4 event by then, the page's own markup says what it is about. */
export const DATA_LAYER_LATE_MS = 1_500;
/** How often we look whether the shop has put another data layer in place of the first. */
export const DATA_LAYER_LOOK_MS = 1_000;
/** Digits in a row from which a number may be somebody's: order, customer, telephone. */
export const PRIVATE_DIGITS = 6;
/** Length from which letters mixed with digits are a token, not a word. */
export const PRIVATE_TOKEN_CHARS = 20;

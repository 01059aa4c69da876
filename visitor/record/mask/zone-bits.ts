// Bits of a zone (zone.ts). One by one, so that the build writes the number where one is asked for.

export const none = 0;
/** Nothing of it leaves: marked, hidden by the visitor or the lead, or not known any more. */
export const hidden = 1;
/** Marked as fit to be seen, by the shop or the lead. */
export const shown = 2;
/** On a page where any text may be a name or an address. */
export const careful = 4;
/** Of a careful page, what may be read all the same: labels, headings, buttons, links of navigation. */
export const named = 8;
/** Of a careful page, a line of a basket. */
export const line = 16;
/** Text the visitor writes into the page itself. */
export const written = 32;
/** Links in here are the shop's own. */
export const navigation = 64;
/** What is in it is never seen as such: the viewer gets none of its words. */
export const unread = 128;

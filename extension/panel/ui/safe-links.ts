/** A piece of what somebody wrote: plain, or an address that may be opened. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^]+/gi;
// A full stop or bracket after an address belongs to the sentence, not to the address.
const TAIL = '.,;:!?)]';

/** Cuts text at its http and https addresses; nothing else ever becomes a link. */
export function safeLinks(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const shown = trimTail(found[0]);
    const href = addressOf(shown);
    if (href === null) continue;
    if (found.index > from) pieces.push({ kind: 'text', text: text.slice(from, found.index) });
    pieces.push({ kind: 'link', text: shown, href });
    from = found.index + shown.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

function trimTail(shown: string): string {
  // From the end: a pattern would look for the tail from every character on.
  let end = shown.length;
  while (end > 0 && TAIL.includes(shown.charAt(end - 1))) end -= 1;
  const bare = shown.slice(0, end);
  const tail = shown.slice(end);
  const isOpen = bare.split('(').length > bare.split(')').length;
  return isOpen && tail.startsWith(')') ? `${bare})` : bare;
}

/** The address, when it is one of the web that hides nothing. */
export function addressOf(shown: string): string | null {
  if (!URL.canParse(shown)) return null;
  const url = new URL(shown);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  // Name and password in an address hide where it leads: https://shop.nl@elsewhere.example
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}

import { parseUrl } from '../../parse-url.ts';

/** A piece of a line: plain, or an address to go to. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"']+/gi;
/** Ends of sentences and brackets are seldom part of an address. */
const TRAILING = '.,;:!?)]}';

/** Text in pieces; only http and https become links, whatever else looks like one stays text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutTail(found);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), href: null });
    pieces.push({ text: address, href });
    from = index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}

// From the end: a pattern would look for it from every character on.
function withoutTail(found: string): string {
  let end = found.length;
  while (TRAILING.includes(found.charAt(end - 1)) && end > 0) end -= 1;
  return found.slice(0, end);
}

function hrefOf(address: string): string | null {
  const url = parseUrl(address);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

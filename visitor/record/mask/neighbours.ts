import { MASK_CACHE_MAX } from '../../../shared/protocol/limits.ts';
import * as NodeType from '../node-type.ts';
import { createCache } from './cache.ts';
import { normalise } from './normalise.ts';
import { findPrivate } from './private-text.ts';
import type { Range } from './range.ts';
import { isElement } from './zones.ts';

const INLINE =
  /^(?:a|b|bdi|bdo|code|data|em|font|i|kbd|mark|output|s|small|span|strong|sub|sup|time|tspan|u|var|wbr)$/;
const runs = createCache<readonly Range[]>(MASK_CACHE_MAX);
const PIECES_MAX = 60;
const RUN_MAX_CHARS = 400;

interface Piece {
  readonly node: Node;
  readonly text: string;
  /** In an element of its own: read with a space in between, or sizes in a row would be one number. */
  readonly isApart: boolean;
}

/**
 * Parts of a text node that are private only together with the texts beside it: a card number in four pieces.
 *
 * @param text what the node says, in the form that ranges are for
 */
export function findAcross(node: Node, text: string): Range[] {
  if (!/[\d@]/.test(text)) return [];
  const pieces = piecesAround(node);
  if (pieces.length < 2 || !pieces.some((piece) => piece.node === node)) return [];
  const spaced = across(pieces, node, (piece) => piece.isApart);
  return text.includes('@') || pieces.some((piece) => piece.text.includes('@'))
    ? [...spaced, ...across(pieces, node, () => false)]
    : spaced;
}

function across(
  pieces: readonly Piece[],
  node: Node,
  isSpaced: (piece: Piece) => boolean,
): Range[] {
  let whole = '';
  let from = 0;
  let to = 0;
  for (const piece of pieces) {
    if (isSpaced(piece)) whole += ' ';
    if (piece.node === node) from = whole.length;
    whole += piece.text;
    if (piece.node === node) to = whole.length;
    if (isSpaced(piece)) whole += ' ';
  }
  const plain = normalise(whole);
  // Places are lost when the text was not in plain form: then all of the piece goes.
  const isSame = plain.length === whole.length;
  const found = runs(plain, () => findPrivate(plain));
  if (!isSame) return found.length === 0 ? [] : [{ from: 0, to: to - from }];
  return found
    .filter((range) => range.from < to && range.to > from)
    .map((range) => ({ from: Math.max(0, range.from - from), to: Math.min(to, range.to) - from }));
}

/** The texts that are read in one go with this one: in its element, and in small elements beside it. */
function piecesAround(node: Node): readonly Piece[] {
  const parent = node.parentNode;
  const isWithin = isElement(parent) && INLINE.test(parent.localName) && parent.parentNode !== null;
  const block = isWithin ? parent.parentNode : parent;
  const pieces: Piece[] = [];
  // Alone in its block, as most are.
  if (block?.firstChild === node && node.nextSibling === null) return pieces;
  let chars = 0;
  let hasNode = false;
  const put = (text: Node, isApart: boolean): void => {
    const words = text.nodeValue ?? '';
    chars += words.length;
    hasNode ||= text === node;
    pieces.push({ node: text, text: words, isApart });
  };
  for (let child = block?.firstChild ?? null; child !== null; child = child.nextSibling) {
    if (pieces.length > PIECES_MAX || chars > RUN_MAX_CHARS) {
      if (hasNode) break;
      pieces.splice(0, pieces.length / 2);
      chars = pieces.reduce((sum, { text }) => sum + text.length, 0);
    }
    if (child.nodeType === NodeType.text) put(child, false);
    else if (isElement(child) && INLINE.test(child.localName)) {
      for (const inner of child.childNodes) if (inner.nodeType === NodeType.text) put(inner, true);
    } else if (isElement(child) && child.localName !== 'br') {
      if (hasNode) break;
      pieces.length = 0;
      chars = 0;
    }
  }
  return pieces;
}

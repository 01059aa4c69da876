import { MASK_COVERS_MAX } from '../../shared/protocol/limits.ts';
import type { Cover, CoverKind } from '../record/recording.ts';

/** Why a node is covered; null when it is not. */
export type KindOf = (node: Node) => CoverKind | null;

/** Walks everything on the page that is covered, until `each` says that it is enough. */
function walk(
  root: Node,
  kindOf: KindOf,
  each: (node: Element | Text, kind: CoverKind) => boolean,
): boolean {
  for (let node = root.firstChild; node !== null; node = node.nextSibling) {
    if (!isElement(node) && !(node instanceof Text)) continue;
    if (isElement(node) && OURS.test(node.localName)) continue;
    const kind = kindOf(node);
    if (kind !== null) {
      if (!each(node, kind)) return false;
    } else if (isElement(node)) {
      if (!walk(node, kindOf, each)) return false;
      if (node.shadowRoot !== null && !walk(node.shadowRoot, kindOf, each)) return false;
    }
  }
  return true;
}

const OURS = /^(?:toonbank-\w+|script|style|noscript|template|head|title)$/;

/** Everything covered that is in the viewport. */
export function coversOf(page: Document, kindOf: KindOf): readonly Cover[] {
  const covers: Cover[] = [];
  const width = innerWidth;
  const height = innerHeight;
  const range = page.createRange();
  walk(page.body ?? page, kindOf, (node, kind) => {
    if (!isElement(node)) range.selectNodeContents(node);
    const rect = isElement(node) ? node.getBoundingClientRect() : range.getBoundingClientRect();
    const isSeen =
      rect.width > 0 &&
      rect.height > 0 &&
      rect.bottom > 0 &&
      rect.right > 0 &&
      rect.top < height &&
      rect.left < width;
    if (isSeen) covers.push({ kind, rect });
    return covers.length < MASK_COVERS_MAX;
  });
  return covers;
}

/** How much is covered, in the viewport or not: for the receipt. */
export function countCovers(page: Document, kindOf: KindOf): Readonly<Record<CoverKind, number>> {
  const counts = { input: 0, pattern: 0, 'careful-page': 0, region: 0, rule: 0 };
  walk(page.body ?? page, kindOf, (_, kind) => {
    counts[kind] += 1;
    return true;
  });
  return counts;
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

import { MASK_COVERS_MAX } from '../../../shared/protocol/limits.ts';
import type { Cover, CoverKind } from '../recording.ts';
import { isNever } from './fields.ts';
import { Zone } from './zone.ts';
import { isElement, type Zones } from './zones.ts';

export interface CoverSide {
  readonly zones: Zones;
  isByVisitor(element: Element): boolean;
  isOpen(field: Element): boolean;
  /** What is shown of a text node. */
  told(text: Text, zone: number): string;
}

/** Walks everything on the page that is covered, until `each` says that it is enough. */
function walk(
  root: Node,
  side: CoverSide,
  each: (node: Node, kind: CoverKind) => boolean,
): boolean {
  for (let node = root.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) {
      if (OURS.test(node.localName)) continue;
      const kind = coverOf(node, side);
      if (kind !== null && !each(node, kind)) return false;
      if (kind !== null) continue;
      if (!walk(node, side, each)) return false;
      if (node.shadowRoot !== null && !walk(node.shadowRoot, side, each)) return false;
    } else if (node.nodeType === Node.TEXT_NODE && node instanceof Text) {
      const zone = side.zones.of(node);
      if (node.data.trim() === '' || side.told(node, zone) === node.data) continue;
      const isCareful = (zone & (Zone.careful | Zone.named | Zone.line)) === Zone.careful;
      if (!each(node, isCareful ? 'careful-page' : 'pattern')) return false;
    }
  }
  return true;
}

const OURS = /^(?:toonbank-\w+|script|style|noscript|template|head|title)$/;

/** Why an element is covered as a whole; null when it is not. */
function coverOf(element: Element, side: CoverSide): CoverKind | null {
  const zone = side.zones.of(element);
  if ((zone & Zone.hidden) !== 0) return side.isByVisitor(element) ? 'region' : 'rule';
  if (!/^(?:input|textarea|select)$/.test(element.localName)) return null;
  const type = element.getAttribute('type') ?? '';
  if (/^(?:submit|button|reset|image|radio|checkbox|hidden)$/i.test(type)) return null;
  return side.isOpen(element) && !isNever(element) ? null : 'input';
}

/** Everything covered that is in the viewport. */
export function coversOf(page: Document, side: CoverSide): readonly Cover[] {
  const covers: Cover[] = [];
  const width = innerWidth;
  const height = innerHeight;
  const range = page.createRange();
  walk(page.body ?? page, side, (node, kind) => {
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

/** How much is covered, in the viewport or not. */
export function countCovers(page: Document, side: CoverSide): Readonly<Record<CoverKind, number>> {
  const counts = { input: 0, pattern: 0, 'careful-page': 0, region: 0, rule: 0 };
  walk(page.body ?? page, side, (_, kind) => {
    counts[kind] += 1;
    return true;
  });
  return counts;
}

import type { CoverKind } from '../recording.ts';
import { FIELD, isNever } from './fields.ts';
import { isWithheld, Zone } from './zone.ts';
import { isElement, type Zones } from './zones.ts';

export interface CoverSide {
  readonly zones: Zones;
  isByVisitor(element: Element): boolean;
  isOpen(field: Element): boolean;
  /** What is shown of a text node. */
  told(text: Node, zone: number): string;
}

/** Why an element as a whole, or a text, is covered; null when it is not. */
export function coverOf(node: Node, side: CoverSide): CoverKind | null {
  const zone = side.zones.of(node);
  if (!isElement(node)) {
    const text = node.nodeValue ?? '';
    if (text.trim() === '' || side.told(node, zone) === text) return null;
    return isWithheld(zone) ? 'careful-page' : 'pattern';
  }
  if ((zone & Zone.hidden) !== 0) return side.isByVisitor(node) ? 'region' : 'rule';
  if (!FIELD.test(node.localName)) return null;
  const type = node.getAttribute('type') ?? '';
  if (/^(?:submit|button|reset|image|radio|checkbox|hidden)$/i.test(type)) return null;
  return side.isOpen(node) && !isNever(node) ? null : 'input';
}

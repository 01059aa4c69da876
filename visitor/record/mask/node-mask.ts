import { type Bearer, maskAttribute, tokensMasked } from './attributes.ts';
import type { CssMask } from './css.ts';
import { FIELD, isNever, saysWhatItIs } from './fields.ts';
import { SHOW } from './marks.ts';
import { findAcross } from './neighbours.ts';
import { normalise } from './normalise.ts';
import { masked } from './range.ts';
import { NodeKind, type Serialised } from './serialised.ts';
import type { Texts } from './texts.ts';
import { isCareful, isShown, isWithheld, Zone } from './zone.ts';
import { isElement, type Zones } from './zones.ts';

/** Masks nodes as rrweb writes them down, in place. */
export interface NodeMask {
  /** With all that is in it. @param outer the zone of what it is in. @param node null when it has left the page */
  tree(written: Serialised, outer: number, parentTag: string, node: Node | null): void;
  attributes(told: Record<string, unknown>, id: number): void;
  /** What is shown of a text node. */
  text(text: string, node: Node | null, zone: number, parentTag: string): string;
  /** Whether what a field holds may be seen: marked itself by the shop, and neither password nor payment. */
  isOpen(field: Element): boolean;
}

export interface NodeMaskSide {
  readonly nodeOf: (id: number) => Node | null;
  readonly zones: Zones;
  readonly texts: Texts;
  readonly css: CssMask;
  /** Careful when it was told; it stays so while it says the same (SPEC MK4). */
  readonly sealed: WeakMap<Node, string>;
  /** A field is told: what it holds is looked for elsewhere. */
  field(field: Element): void;
}

export function createNodeMask(side: NodeMaskSide): NodeMask {
  const { nodeOf, zones, texts, css, sealed } = side;

  const isOpen = (field: Element): boolean =>
    !isNever(field) && field.hasAttribute(SHOW) && saysWhatItIs(field) && isShown(zones.of(field));

  const text: NodeMask['text'] = (words, node, zone, parentTag) => {
    if (words === '') return words;
    if (parentTag === 'style') return css(words, isCareful(zone));
    if (parentTag === 'textarea') return '';
    const isSealed = node !== null && sealed.get(node) === words;
    const strict = isSealed ? zone | Zone.careful : zone;
    // Without a digit it is no birthday, and no piece of a number.
    const mayBePiece = node !== null && /[\d@\x80-\uffff]/.test(words);
    const own = texts.mask(words, strict, mayBePiece ? before(node) : '');
    if (node !== null && isWithheld(strict)) sealed.set(node, words);
    if (!mayBePiece || isShown(zone) || own !== words || node.nodeValue !== words) return own;
    return masked(own, findAcross(node, words));
  };

  const isFieldOpen = (field: Element): boolean => {
    side.field(field);
    return isOpen(field);
  };
  const isSeen = (tag: string, element: Element | null): boolean => {
    // A choice is its list's.
    const field = tag === 'option' ? (element?.closest('select') ?? null) : element;
    return field !== null && (tag === 'option' || FIELD.test(tag)) && isFieldOpen(field);
  };
  const bearerOf = (
    tag: string,
    told: Record<string, unknown>,
    element: Element | null,
    zone: number,
    isDrawing: boolean,
  ): Bearer => ({
    tag,
    zone,
    isDrawing,
    type: tag === 'input' ? said('type', told, element) : '',
    rel: tag === 'link' ? said('rel', told, element) : '',
    isOpen: isSeen(tag, element),
    text: (words) => texts.mask(words, zone),
    css,
  });

  /** @param bearerOf asked when more is told than a class: that is the same whose it is */
  const apply = (told: Record<string, unknown>, bearerOf: () => Bearer): void => {
    let bearer: Bearer | undefined;
    const isBox = 'rr_width' in told;
    const names = Object.keys(told);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] ?? '';
      const value = told[name];
      if (name === 'class' && typeof value === 'string') told.class = tokensMasked(value);
      else {
        bearer ??= bearerOf();
        // Undefined is not told; a field that is taken out makes the object a slow one.
        told[name] = maskAttribute(name, value, bearer);
      }
    }
    if (isBox) told.class = BOX;
  };

  const tree: NodeMask['tree'] = (written, outer, parentTag, node) => {
    switch (written.type) {
      case NodeKind.element: {
        const tag = (written.tagName ?? '').toLowerCase();
        const element = isElement(node) ? node : null;
        const zone = element === null ? Zone.hidden : zones.within(element, outer);
        const told = written.attributes ?? {};
        apply(told, () => bearerOf(tag, told, element, zone, written.isSVG === true));
        for (const child of written.childNodes ?? []) tree(child, zone, tag, nodeOf(child.id));
        return;
      }
      case NodeKind.text:
        written.textContent = text(written.textContent ?? '', node, outer, parentTag);
        return;
      case NodeKind.document: {
        const zone = node === null ? Zone.hidden : zones.of(node);
        for (const child of written.childNodes ?? [])
          tree(child, (outer & ~Zone.unread) | zone, '', nodeOf(child.id));
        return;
      }
      case NodeKind.doctype:
        written.name = 'html';
        if (!/^-\/\/W3C\/\/DTD [\w .]+\/\/EN$/.test(written.publicId ?? '')) written.publicId = '';
        written.systemId = '';
        return;
      default:
        written.textContent = '';
    }
  };

  return {
    tree,
    text,
    isOpen,
    attributes(told, id) {
      apply(told, () => {
        const node = nodeOf(id);
        const element = isElement(node) ? node : null;
        const zone = element === null ? Zone.hidden : zones.of(element);
        const tag = element?.localName.toLowerCase() ?? '';
        const isDrawing = element?.namespaceURI === 'http://www.w3.org/2000/svg';
        return bearerOf(tag, told, element, zone, isDrawing);
      });
    },
  };
}

const said = (name: string, told: Record<string, unknown>, element: Element | null): string =>
  String(told[name] ?? element?.getAttribute(name) ?? '').toLowerCase();

/** rrweb's own class for what is a box: the viewer draws it so. */
const BOX = 'rr-block';

const DATE_LIKE = /\d[-./ ]{1,2}[\d\p{L}]{1,10}\.?[-./ ]{1,2}\d/u;

/** What stands in front of a text, in its own block or as the label of it: the end of it. */
function before(node: Node): string {
  if (!DATE_LIKE.test(normalise(node.nodeValue ?? ''))) return '';
  let at: Node | null = node;
  for (let steps = 0; at !== null && steps < 3; steps += 1) {
    let sibling: Node | null = at.previousSibling;
    while (sibling !== null && !/\S/.test(sibling.textContent ?? ''))
      sibling = sibling.previousSibling;
    if (sibling !== null) return (sibling.textContent ?? '').slice(-60);
    at = at.parentNode;
  }
  return '';
}

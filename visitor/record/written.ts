import { isFrame, isNamed, isTextArea, shadowOf, sheetOf } from './page-tree.ts';
import type { WriteOptions, Written } from './rrweb-seams.ts';
import { writeNode } from './rrweb-writing.ts';
import type { Place, Shown } from './shown.ts';

/** Writes nodes down, one by one and in rrweb's own format, and puts them in their place. */
export interface Writer {
  readonly options: WriteOptions;
  /** It is a box in the picture. */
  isLeftOut(element: Element): boolean;
  /** @returns null when it is left out of the picture: a script, a comment, white space in the head */
  write(node: Node, parent: Node | null, how: WriteHow): Written | null;
  /** What rrweb wrote down by itself, with all that is in it: the document of a frame. */
  learn(written: Written, parent: Node): Node | null;
  /** Whether any of it still has its place in another part of the picture. */
  isElsewhere(written: Written): boolean;
}

export interface WriteHow {
  /** Its parent is a style element whose rules have been written down already. */
  readonly isCssTold: boolean;
  /** Added to a page that is shown already: it cannot have been scrolled. */
  readonly isNew: boolean;
}

export function createWriter(
  options: WriteOptions,
  shown: Shown,
  isLeftOut: Writer['isLeftOut'],
): Writer {
  const perDocument = new WeakMap<Document, WriteOptions>();

  const optionsFor = (node: Node): WriteOptions => {
    const doc = node.ownerDocument ?? document;
    const known = perDocument.get(doc);
    if (known !== undefined) return known;
    const made = { ...options, doc, skipChild: true };
    perDocument.set(doc, made);
    return made;
  };

  const put = (node: Node, parent: Node | null, written: Written): Place => {
    const isBlocked = written.attributes !== undefined && 'rr_width' in written.attributes;
    // What stands in a frame's element is not drawn, and the viewer would take it for its document.
    const { tagName } = written;
    const isLeaf =
      isBlocked ||
      written.childNodes === undefined ||
      (tagName === 'textarea' && isTextArea(node)) ||
      (tagName === 'iframe' && isFrame(node));
    const place = shown.put(node, parent, { isBlocked, isLeaf });
    const root = isLeaf || tagName === undefined ? null : shadowOf(node);
    if (root !== null) {
      place.root = root;
      shown.put(root, node, { isBlocked: false, isLeaf: false });
    }
    return place;
  };

  const learn = (written: Written, parent: Node): Node | null => {
    const node = options.mirror.getNode(written.id);
    if (node === null) return null;
    const place = put(node, parent, written);
    asItIsNow(node, written);
    if (isCssTold(node, written)) {
      for (const child of written.childNodes ?? []) child.textContent = '';
    }
    // A field is its value: rrweb adds what was in it at first when it is empty now.
    if (place.isLeaf) written.childNodes?.splice(0);
    for (const child of written.childNodes ?? []) {
      const container = child.isShadow === true && place.root !== null ? place.root : node;
      const learned = learn(child, container);
      if (learned !== null) shown.get(container)?.children.push(learned);
    }
    return node;
  };

  const isElsewhere = (written: Written): boolean => {
    const node = options.mirror.getNode(written.id);
    return (node !== null && shown.has(node)) || (written.childNodes ?? []).some(isElsewhere);
  };

  return {
    options,
    isLeftOut,
    learn,
    isElsewhere,
    write(node, parent, { isCssTold, isNew }) {
      const how = optionsFor(node);
      how.cssCaptured = isCssTold;
      how.newlyAddedElement = isNew;
      how.preserveWhiteSpace = parent === null || !isNamed(parent, 'HEAD');
      const written = writeNode(node, how);
      if (written === null) return null;
      put(node, parent, written);
      asItIsNow(node, written);
      return written;
    },
  };
}

/** A box that was ticked at first and no longer is. */
function asItIsNow(node: Node, { attributes }: Written): void {
  if (attributes === undefined || !('checked' in attributes)) return;
  if (isNamed(node, 'INPUT') && Reflect.get(node, 'checked') === false) delete attributes.checked;
}

/** Whether the rules in it stand in its attribute, or are none any more, so that its text is not told too. */
export function isCssTold(node: Node, written: Written): boolean {
  const { tagName, attributes } = written;
  if (tagName === undefined) return false;
  if (typeof attributes?._cssText === 'string') return true;
  if (tagName !== 'style' || !isNamed(node, 'STYLE')) return false;
  // Rules of a style element can always be read; they are taken out one by one by scripts.
  return sheetOf(node)?.cssRules.length === 0;
}

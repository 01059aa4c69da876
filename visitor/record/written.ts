import * as NodeKind from './mask/node-kind.ts';
import { isFrame, isNamed, isTextArea, nameOf, ownerOf, rootOf, sheetOf } from './page-tree.ts';
import type { WriteOptions, Written } from './rrweb-seams.ts';
import { writeNode } from './rrweb-writing.ts';
import type { Place, Shown } from './shown.ts';

/** Writes nodes down, one by one and in rrweb's own format, and puts them in their place. */
export interface Writer {
  readonly options: WriteOptions;
  /**
   * How what is in a node is written down.
   *
   * @param isCssTold it is a style element whose rules have been written down already
   * @param isNew added to a page that is shown already: it cannot have been scrolled
   */
  within(parent: Node, isCssTold: boolean, isNew: boolean): WriteOptions;
  /** @returns null when it is left out of the picture: a script, a comment, white space in the head */
  write(node: Node, options: WriteOptions): Written | null;
  /** Gives what was written down its place. */
  put(node: Node, parent: Node | null, written: Written): Place;
  /** What rrweb wrote down by itself, with all that is in it: the document of a frame. */
  learn(written: Written, parent: Node): Node | null;
  /** Whether any of it still has its place in another part of the picture. */
  isElsewhere(written: Written): boolean;
}

/** Of all that have none: most nodes are texts. */
const NONE: Node[] = [];

export function createWriter(options: WriteOptions, shown: Shown): Writer {
  const put = (node: Node, parent: Node | null, written: Written): Place => {
    const { id, tagName, attributes } = written;
    const isFramed =
      written.rootId !== undefined || (written.type === NodeKind.document && parent !== null);
    const isBoxed = attributes !== undefined && 'rr_width' in attributes;
    // What stands in a frame's element is not drawn, and the viewer would take it for its document.
    const isLeaf =
      isBoxed ||
      written.childNodes === undefined ||
      (tagName === 'textarea' && isTextArea(node)) ||
      (tagName === 'iframe' && isFrame(node));
    const root = isLeaf || written.isShadowHost !== true ? null : rootOf(node);
    const place: Place = {
      id,
      parent,
      holds: isLeaf ? NONE : [],
      isLeaf,
      isBoxed,
      isRoot: false,
      isFramed,
      toldIn: shown.sliceNow,
      root,
      frame: null,
    };
    shown.put(node, place);
    if (tagName === 'style') shown.styleNodes.add(node);
    if (root !== null)
      shown.put(root, { ...place, parent: node, holds: [], isRoot: true, root: null });
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
      if (learned !== null) shown.get(container)?.holds.push(learned);
    }
    return node;
  };

  const isElsewhere = (written: Written): boolean => {
    const node = options.mirror.getNode(written.id);
    return (node !== null && shown.has(node)) || (written.childNodes ?? []).some(isElsewhere);
  };

  // The same for most: one for thousands of elements.
  let how: WriteOptions = { ...options, skipChild: true };

  return {
    options,
    learn,
    isElsewhere,
    put,
    within(parent, cssCaptured, newlyAddedElement) {
      const doc = ownerOf(parent);
      const heldIn = nameOf(parent);
      const isSame =
        how.doc === doc &&
        how.heldIn === heldIn &&
        how.cssCaptured === cssCaptured &&
        how.newlyAddedElement === newlyAddedElement;
      if (!isSame) how = { ...how, doc, heldIn, cssCaptured, newlyAddedElement };
      return how;
    },
    write(node, how) {
      const written = writeNode(node, how);
      if (written?.tagName === 'input') asItIsNow(node, written);
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
export function isCssTold(node: Node, { tagName, attributes }: Written): boolean {
  if (tagName !== 'style' && tagName !== 'link') return false;
  if (typeof attributes?._cssText === 'string') return true;
  if (tagName !== 'style' || !isNamed(node, 'STYLE')) return false;
  // Rules of a style element can always be read; they are taken out one by one by scripts.
  return sheetOf(node)?.cssRules.length === 0;
}

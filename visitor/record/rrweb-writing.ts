import { keepLink } from './kept-link.ts';
import * as NodeKind from './mask/node-kind.ts';
import { childrenOf, isElement, isFrame, isNamed, isShadow, nameOf, rootOf } from './page-tree.ts';
import { LEFT_OUT } from './rrweb-mirror.ts';
import type { WriteOptions, Written } from './rrweb-seams.ts';
import { isNativeShadowDom } from './rrweb-shadows.ts';
import { elementAlone, otherAlone } from './written-alone.ts';

/** Writes a node down and, unless they are skipped, what is in it. @returns null: left out */
export function writeNode(node: Node, options: WriteOptions): Written | null {
  if (isElement(node)) return writeElement(node, options);
  const written = otherAlone(node, options);
  if (written === null || !isTaken(node, written, options)) return null;
  if (!options.skipChild) writeChildren(node, written, options);
  return written;
}

function writeElement(element: Element, options: WriteOptions): Written | null {
  const written = elementAlone(element, options);
  const { tagName } = written;
  if (tagName === 'link') keepLink(element, written);
  if (!isTaken(element, written, options)) return null;
  const root = rootOf(element);
  if (root !== null) {
    options.onShadow(root);
    if (isNativeShadowDom(root)) written.isShadowHost = true;
  }
  const isBox = written.needBlock === true;
  if (isBox) delete written.needBlock;
  if (!options.skipChild && !isBox) {
    const inner = optionsWithin(element, written, options);
    // A field is its value.
    if (!isNamed(element, 'TEXTAREA') || written.attributes?.value === undefined)
      writeChildren(element, written, inner);
    if (root !== null) writeChildren(root, written, inner);
  }
  if (tagName === 'iframe' || tagName === 'link') watchLoading(element, written, options);
  return written;
}

/** Gives it its number, unless it is left out. */
function isTaken(node: Node, written: Written, options: WriteOptions): boolean {
  written.id = options.mirror.take(node, isLeftOut(written, options), options.skipChild);
  return written.id !== LEFT_OUT;
}

function writeChildren(container: Node, { childNodes }: Written, options: WriteOptions): void {
  for (const child of childrenOf(container)) {
    const written = writeNode(child, options);
    if (written === null) continue;
    if (isShadow(container)) written.isShadow = true;
    childNodes?.push(written);
  }
}

function optionsWithin(node: Node, written: Written, options: WriteOptions): WriteOptions {
  return {
    ...options,
    cssCaptured: typeof written.attributes?._cssText === 'string',
    heldIn: nameOf(node),
  };
}

/** Frames and style sheets are told again when they have loaded. */
function watchLoading(element: Element, written: Written, options: WriteOptions): void {
  const whole = {
    ...options,
    skipChild: false,
    newlyAddedElement: false,
    cssCaptured: false,
    heldIn: '',
  };
  if (isFrame(element)) {
    if (written.attributes !== undefined && 'rr_width' in written.attributes) return;
    options.seams.frameLoaded(element, () => {
      const doc = element.contentDocument;
      const inside = doc === null ? null : writeNode(doc, { ...whole, doc });
      if (inside !== null) options.onIframeLoad(element, inside);
    });
  } else if (element instanceof HTMLLinkElement && isSheet(written)) {
    options.seams.sheetLoaded(element, () => {
      const loaded = writeNode(element, whole);
      if (loaded !== null) options.onStylesheetLoad(element, loaded);
    });
  }
}

function isSheet({ attributes }: Written): boolean {
  const { rel, href } = attributes ?? {};
  return rel === 'stylesheet' || (rel === 'preload' && /\.css(?:[?#]|$)/i.test(String(href)));
}

/** What draws nothing: scripts, white space in the head, and nearly all that is said of a page to machines. */
function isLeftOut(written: Written, { heldIn }: WriteOptions): boolean {
  const { type, tagName, attributes = {}, textContent = '' } = written;
  if (type === NodeKind.text) return heldIn === 'HEAD' && textContent.trim() === '';
  if (tagName === 'script') return true;
  if (tagName === 'link')
    return (
      /^(?:modulepreload|shortcut icon)$/.test(String(attributes.rel)) ||
      (attributes.rel === 'preload' && attributes.as === 'script') ||
      (attributes.rel === 'prefetch' && /\.js(?:[?#]|$)/i.test(String(attributes.href)))
    );
  return tagName === 'meta' && !/^(?:color-scheme|viewport)$/i.test(String(attributes.name));
}

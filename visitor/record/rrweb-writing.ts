import { keepLink } from './kept-link.ts';
import * as NodeKind from './mask/node-kind.ts';
import {
  childrenOf,
  isElement,
  isFrame,
  isNamed,
  isShadow,
  parentOf,
  shadowOf,
} from './page-tree.ts';
import { LEFT_OUT } from './rrweb-mirror.ts';
import type { Alone, WriteOptions, Written } from './rrweb-seams.ts';
import { isNativeShadowDom } from './rrweb-shadows.ts';
import { writeAlone } from './written-alone.ts';

/** Writes a node down and, unless they are skipped, what is in it. @returns null: left out */
export function writeNode(node: Node, options: WriteOptions): Written | null {
  const { mirror, onSerialize, skipChild } = options;
  const seen = writeAlone(node, options);
  if (seen === null) return null;
  keepLink(node, seen);
  const id = mirror.known(node) ?? (isLeftOut(seen, options) ? LEFT_OUT : mirror.idFor(node));
  mirror.add(node, id);
  if (id === LEFT_OUT) return null;
  const written = Object.assign(seen, { id });
  onSerialize(node);
  const root = shadowOf(node);
  const hasRoot = root !== null && isNativeShadowDom(root);
  if (hasRoot) written.isShadowHost = true;
  if (!skipChild && !written.needBlock) {
    const inner = optionsWithin(node, written, options);
    // A field is its value.
    if (!isNamed(node, 'TEXTAREA') || written.attributes?.value === undefined)
      writeChildren(node, written, inner);
    if (root !== null) writeChildren(root, written, inner);
  }
  delete written.needBlock;
  const parent = parentOf(node);
  if (parent !== null && isShadow(parent) && isNativeShadowDom(parent)) written.isShadow = true;
  if (isElement(node)) watchLoading(node, written, options);
  return written;
}

function writeChildren(container: Node, { childNodes }: Written, options: WriteOptions): void {
  for (const child of childrenOf(container)) {
    const written = writeNode(child, options);
    if (written !== null) childNodes?.push(written);
  }
}

function optionsWithin(node: Node, written: Written, options: WriteOptions): WriteOptions {
  const cssCaptured = typeof written.attributes?._cssText === 'string';
  const preserveWhiteSpace = options.preserveWhiteSpace && !isNamed(node, 'HEAD');
  return cssCaptured === options.cssCaptured && preserveWhiteSpace === options.preserveWhiteSpace
    ? options
    : { ...options, cssCaptured, preserveWhiteSpace };
}

/** Frames and style sheets are told again when they have loaded. */
function watchLoading(element: Element, written: Written, options: WriteOptions): void {
  const whole = {
    ...options,
    skipChild: false,
    newlyAddedElement: false,
    cssCaptured: false,
    preserveWhiteSpace: true,
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
function isLeftOut(written: Alone, { preserveWhiteSpace }: WriteOptions): boolean {
  const { type, tagName, attributes = {}, textContent = '' } = written;
  if (tagName === 'script') return true;
  if (type === NodeKind.text) return !preserveWhiteSpace && textContent.trim() === '';
  if (tagName === 'link')
    return (
      /^(?:modulepreload|shortcut icon)$/.test(String(attributes.rel)) ||
      (attributes.rel === 'preload' && attributes.as === 'script') ||
      (attributes.rel === 'prefetch' && /\.js(?:[?#]|$)/i.test(String(attributes.href)))
    );
  return tagName === 'meta' && !/^(?:color-scheme|viewport)$/i.test(String(attributes.name));
}

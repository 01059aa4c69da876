import { absoluteAttribute, absoluteCss } from './addresses.ts';
import { FIELD } from './mask/fields.ts';
import * as NodeKind from './mask/node-kind.ts';
import * as NodeType from './node-type.ts';
import { isDocument, isText, sheetOf } from './page-tree.ts';
import { stringifyStylesheet } from './rrweb-parts.ts';
import type { WriteOptions, Written } from './rrweb-seams.ts';
import { tagOf } from './tags.ts';

/** Writes a node down in rrweb's format, for its player, without its number. @returns null: of a kind that draws nothing */
export function otherAlone(node: Node, options: WriteOptions): Written | null {
  const { doc } = options;
  const id = 0;
  const rootId = rootIdOf(options);
  if (isText(node)) {
    const told = options.cssCaptured ? '' : node.data;
    const textContent = options.heldIn === 'STYLE' ? absoluteCss(told, doc.baseURI) : told;
    return { type: NodeKind.text, id, textContent, rootId };
  }
  if (isDocument(node)) {
    const { compatMode } = node;
    const mode = compatMode === 'CSS1Compat' ? {} : { compatMode };
    return { type: NodeKind.document, id, childNodes: [], ...mode };
  }
  if (!isDoctype(node)) return null;
  const { name, publicId, systemId } = node;
  return { type: NodeKind.doctype, id, name, publicId, systemId, rootId };
}

/** The same of an element. */
export function elementAlone(element: Element, options: WriteOptions): Written {
  const { doc, maskField, newlyAddedElement, seams } = options;
  const { name: tagName, isPlain, isSmall } = tagOf(element);
  const attributes = readAttributes(element, tagName, doc);
  const written: Written = {
    type: NodeKind.element,
    id: 0,
    tagName,
    attributes,
    childNodes: [],
    rootId: rootIdOf(options),
  };
  if (isSmall && 'ownerSVGElement' in element) written.isSVG = true;
  if (!isPlain && customElements.get(tagName) !== undefined) written.isCustom = true;
  if (seams.isLeftOut(element, tagName, attributes)) {
    const { width, height } = element.getBoundingClientRect();
    const size = { rr_width: `${width}px`, rr_height: `${height}px` };
    return { ...written, needBlock: true, attributes: { class: attributes.class, ...size } };
  }
  if (!isPlain) addState(element, tagName, attributes, maskField);
  if (!newlyAddedElement) {
    const { scrollLeft, scrollTop } = element;
    if (scrollLeft) attributes.rr_scrollLeft = scrollLeft;
    if (scrollTop) attributes.rr_scrollTop = scrollTop;
  }
  return written;
}

const rootIdOf = ({ doc, mirror }: WriteOptions): number | undefined =>
  doc === document ? undefined : mirror.getId(doc);

function readAttributes(element: Element, tag: string, doc: Document): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const name of element.getAttributeNames()) {
    // In HTML names are looked for in small letters, which is not how all are set.
    const value = element.getAttribute(name) ?? element.getAttributeNS(null, name);
    if (!isPlaying(tag, name)) attributes[name] = absoluteAttribute(doc, tag, name, value);
  }
  return attributes;
}

/** What its attributes do not say. */
function addState(
  element: Element,
  tagName: string,
  attributes: Record<string, unknown>,
  maskField: WriteOptions['maskField'],
): void {
  const of = (name: string): unknown => Reflect.get(element, name);
  if (tagName === 'link' || tagName === 'style') {
    const sheet = sheetOf(element);
    const css = sheet && stringifyStylesheet(sheet);
    if (css) {
      if (tagName === 'link') {
        delete attributes.rel;
        delete attributes.href;
      }
      attributes._cssText = css;
    }
  }
  if (FIELD.test(tagName)) {
    const value = of('value');
    const isSaid = /^(?:radio|checkbox|submit|button)$/i.test(String(attributes.type));
    if (!isSaid && typeof value === 'string' && value !== '') {
      attributes.value = maskField(value, element);
    } else if (of('checked') === true) attributes.checked = true;
  }
  if (tagName === 'option') {
    delete attributes.selected;
    if (of('selected') === true) attributes.selected = true;
  }
  if (tagName === 'dialog' && of('open') === true)
    attributes.rr_open_mode = element.matches('dialog:modal') ? 'modal' : 'non-modal';
  if (isMedia(element)) {
    attributes.rr_mediaState = element.paused ? 'paused' : 'played';
    attributes.rr_mediaCurrentTime = element.currentTime;
    attributes.rr_mediaPlaybackRate = element.playbackRate;
    attributes.rr_mediaMuted = element.muted;
    attributes.rr_mediaLoop = element.loop;
    attributes.rr_mediaVolume = element.volume;
  }
  if (tagName === 'iframe') {
    if (of('contentDocument') === null) attributes.rr_src = attributes.src;
    delete attributes.src;
  }
}

/** The viewer plays what the page plays, and not by itself. */
export function isPlaying(tag: string, name: string): boolean {
  return (tag === 'video' || tag === 'audio') && /^autoplay$/i.test(name);
}

function isMedia(element: Element): element is HTMLMediaElement {
  return 'playbackRate' in element;
}

function isDoctype(node: Node): node is DocumentType {
  return node.nodeType === NodeType.doctype;
}

import { absoluteAttribute, absoluteCss } from './addresses.ts';
import * as NodeKind from './mask/node-kind.ts';
import { isDocument, isElement, isNamed, isText, parentOf, sheetOf } from './page-tree.ts';
import { stringifyStylesheet } from './rrweb-parts.ts';
import type { Alone, WriteOptions } from './rrweb-seams.ts';

/** Writes a node down in rrweb's format, for its player. @returns null: of a kind that draws nothing */
export function writeAlone(node: Node, options: WriteOptions): Alone | null {
  const { doc, mirror, cssCaptured } = options;
  const rootId = doc === document ? undefined : mirror.getId(doc);
  if (isElement(node)) return elementAlone(node, options, rootId);
  if (isText(node)) {
    const parent = parentOf(node);
    const told = cssCaptured ? '' : node.data;
    const isStyle = parent !== null && isNamed(parent, 'STYLE');
    const textContent = isStyle ? absoluteCss(told, doc.baseURI) : told;
    return { type: NodeKind.text, textContent, rootId };
  }
  if (isDocument(node)) {
    const { compatMode } = node;
    const mode = compatMode === 'CSS1Compat' ? {} : { compatMode };
    return { type: NodeKind.document, childNodes: [], ...mode };
  }
  if (!isDoctype(node)) return null;
  const { name, publicId, systemId } = node;
  return { type: NodeKind.doctype, name, publicId, systemId, rootId };
}

function elementAlone(element: Element, options: WriteOptions, rootId: number | undefined): Alone {
  const { doc, maskField, newlyAddedElement, seams } = options;
  const tagName = tagOf(element);
  const needBlock = seams.isLeftOut(element);
  const written: Alone = {
    type: NodeKind.element,
    tagName,
    childNodes: [],
    ...('ownerSVGElement' in element && { isSVG: true }),
    needBlock,
    rootId,
    ...(customElements.get(tagName) && { isCustom: true }),
  };
  if (needBlock) {
    const { width, height } = element.getBoundingClientRect();
    const size = { rr_width: `${width}px`, rr_height: `${height}px` };
    return {
      ...written,
      attributes: { class: element.getAttribute('class') ?? undefined, ...size },
    };
  }

  const attributes: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    if (!isPlaying(tagName, name))
      attributes[name] = absoluteAttribute(doc, tagName, name.toLowerCase(), value);
  }
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
  if (/^(?:input|textarea|select)$/.test(tagName)) {
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
  if (!newlyAddedElement) {
    const { scrollLeft, scrollTop } = element;
    if (scrollLeft) attributes.rr_scrollLeft = scrollLeft;
    if (scrollTop) attributes.rr_scrollTop = scrollTop;
  }
  if (tagName === 'iframe') {
    if (of('contentDocument') === null) attributes.rr_src = attributes.src;
    delete attributes.src;
  }
  return { ...written, attributes };
}

/** Custom elements may have names the viewer cannot make; a form answers with its fields. */
function tagOf(element: Element): string {
  const isForm: boolean = isNamed(element, 'FORM');
  const tag = isForm ? 'form' : element.tagName.toLowerCase();
  return /[^a-z0-9-_:]/.test(tag) ? 'div' : tag;
}

/** The viewer plays what the page plays, and not by itself. */
export function isPlaying(tag: string, name: string): boolean {
  return /^(?:video|audio)$/.test(tag) && /^autoplay$/i.test(name);
}

function isMedia(element: Element): element is HTMLMediaElement {
  return 'playbackRate' in element;
}

function isDoctype(node: Node): node is DocumentType {
  return node.nodeType === Node.DOCUMENT_TYPE_NODE;
}

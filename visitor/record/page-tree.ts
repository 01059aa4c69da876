import * as NodeType from './node-type.ts';

/**
 * The page's tree as the browser has it. A form whose field is named `parentNode` answers with that field, so
 * the browser's own getters are asked.
 */
const getParent = getter(Node.prototype, 'parentNode');
const getFirst = getter(Node.prototype, 'firstChild');
const getNext = getter(Node.prototype, 'nextSibling');
const getType = getter(Node.prototype, 'nodeType');
const getName = getter(Node.prototype, 'nodeName');
const getConnected = getter(Node.prototype, 'isConnected');
const getShadow = getter(Element.prototype, 'shadowRoot');
const getTag = getter(Element.prototype, 'tagName');

export function parentOf(node: Node): Node | null {
  const parent = getParent.call(node);
  return isNode(parent) ? parent : null;
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = getFirst.call(node); isNode(child); child = getNext.call(child)) {
    children.push(child);
  }
  return children;
}

/** The document a node is of; of a document itself. */
export function ownerOf(node: Node): Document {
  return isDocument(node) ? node : (node.ownerDocument ?? document);
}

export function nameOf(node: Node): unknown {
  return getName.call(node);
}

export function isDocument(node: Node): node is Document {
  return getType.call(node) === NodeType.document;
}

/** Open ones; a closed one is nobody's business. */
export function shadowOf(node: Node): ShadowRoot | null {
  return isElement(node) ? rootOf(node) : null;
}

/** The same of what is known to be an element. */
export function rootOf(element: Node): ShadowRoot | null {
  const root = getShadow.call(element);
  return isNode(root) && isShadow(root) ? root : null;
}

/** As the page has it, in capitals unless it is XML; a form answers with its fields. */
export function tagNameOf(element: Element): string {
  return String(getTag.call(element));
}

/** The document of a frame of the same origin. */
export function frameOf(node: Node): Document | null {
  return isFrame(node) ? node.contentDocument : null;
}

export function isInPage(node: Node): boolean {
  return getConnected.call(node) === true;
}

/** Frames have classes of their own, so kinds of nodes are told by number and name. */
export function isElement(node: Node): node is Element {
  return getType.call(node) === NodeType.element;
}

export function isShadow(node: Node): node is ShadowRoot {
  return getType.call(node) === NodeType.fragment && 'host' in node;
}

export function isText(node: Node): node is Text {
  return getType.call(node) === NodeType.text;
}

/** @param name as HTML has it, in capitals */
export function isNamed(node: Node, name: string): node is Element {
  return getName.call(node) === name && isElement(node);
}

export function isFrame(node: Node): node is HTMLIFrameElement {
  return isNamed(node, 'IFRAME') && 'contentDocument' in node;
}

export function isTextArea(node: Node): node is HTMLTextAreaElement {
  return isNamed(node, 'TEXTAREA') && 'defaultValue' in node;
}

/** Of a link or style element, whichever window it is in; null until it has loaded. */
export function sheetOf(element: Node): CSSStyleSheet | null {
  const sheet: unknown = Reflect.get(element, 'sheet');
  return isSheet(sheet) ? sheet : null;
}

function isSheet(value: unknown): value is CSSStyleSheet {
  return typeof value === 'object' && value !== null && 'ownerNode' in value;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function getter(prototype: object, name: string): (this: Node) => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => null);
}

/**
 * Names that the player and we read from documents, forms and what is in them. An element with one of them
 * would stand in front of the property (DOM clobbering).
 *
 * @see https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem
 * @see https://html.spec.whatwg.org/multipage/forms.html#the-form-element: its named getter
 */
const TAKEN: ReadonlySet<string> = new Set([
  // Of every node.
  ...['appendChild', 'childNodes', 'contains', 'firstChild', 'getRootNode', 'insertBefore'],
  ...['isConnected', 'lastChild', 'nextSibling', 'nodeName', 'nodeType', 'ownerDocument'],
  ...['parentElement', 'parentNode', 'previousSibling', 'removeChild', 'replaceChild'],
  ...['textContent', 'addEventListener', 'dispatchEvent', 'removeEventListener', '__sn'],
  // Of elements.
  ...['attachShadow', 'attributes', 'blur', 'children', 'classList', 'clientHeight', 'clientLeft'],
  ...['clientTop', 'clientWidth', 'closest', 'contentDocument', 'focus', 'getAttribute'],
  ...['getBoundingClientRect', 'hasAttribute', 'host', 'id', 'localName', 'matches'],
  ...['namespaceURI', 'offsetHeight', 'offsetWidth', 'querySelector', 'querySelectorAll'],
  ...['remove', 'removeAttribute', 'replaceChildren', 'scrollLeft', 'scrollTo', 'scrollTop'],
  ...['setAttribute', 'setAttributeNS', 'shadowRoot', 'style', 'tagName', 'checked', 'value'],
  // Of documents.
  ...['adoptedStyleSheets', 'body', 'close', 'compatMode', 'createCDATASection', 'createComment'],
  ...['createElement', 'createElementNS', 'createRange', 'createTextNode', 'defaultView'],
  ...['documentElement', 'elementFromPoint', 'fonts', 'getElementsByTagName', 'getSelection'],
  ...['head', 'images', 'implementation', 'open', 'scrollingElement', 'write'],
]);

/** What a form, a document or both know by its name, and some by its id. */
const BY_NAME = new Set(['button', 'embed', 'fieldset', 'input', 'output', 'select', 'textarea']);
const BY_ID = new Set([...BY_NAME, 'img', 'object']);

/** A name or an id as it may stand in the picture. @param name `name` or `id` */
export function freeName(tag: string, name: string, value: string): string {
  const isKnownBy = name === 'id' ? BY_ID : BY_NAME;
  return isKnownBy.has(tag) && TAKEN.has(value) ? `${value}-` : value;
}

/** A document as a recorder without any care would write it down. */
export interface WrittenNode {
  readonly type: number;
  readonly id: number;
  readonly [field: string]: unknown;
}

/** Parses markup without running it, and writes down what came of it. @param firstId ids go up from here */
export function writtenDown(markup: string, firstId = 1): WrittenNode {
  let id = firstId - 1;
  const write = (node: Node): WrittenNode => {
    id += 1;
    const own = id;
    const childNodes = () => [...childrenOf(node)].map(write);
    if (node instanceof Document) return { type: 0, id: own, childNodes: childNodes() };
    if (node instanceof DocumentType) {
      return { type: 1, id: own, name: node.name, publicId: '', systemId: '' };
    }
    if (node instanceof Element) {
      const attributes: Record<string, string> = {};
      for (const { name, value } of attributesOf(node)) attributes[name] = value;
      const isSvg = node.namespaceURI === 'http://www.w3.org/2000/svg';
      const content = node instanceof HTMLTemplateElement ? [...node.content.childNodes] : [];
      return {
        ...{ type: 2, id: own, tagName: node.localName, attributes },
        childNodes: [...content.map(write), ...childNodes()],
        ...(isSvg ? { isSVG: true } : {}),
      };
    }
    return { type: node instanceof Comment ? 5 : 3, id: own, textContent: node.textContent ?? '' };
  };
  return write(new DOMParser().parseFromString(markup, 'text/html'));
}

// Straight from the prototypes: markup under test may put elements in the way of the properties.
function childrenOf(node: Node): NodeListOf<ChildNode> {
  return Reflect.get(Node.prototype, 'childNodes', node);
}

function attributesOf(element: Element): NamedNodeMap {
  return Reflect.get(Element.prototype, 'attributes', element);
}

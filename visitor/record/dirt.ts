import { isNamed, isTextArea, parentOf } from './page-tree.ts';

/** What may differ between the page and the picture: which nodes, not how. */
export interface Dirt {
  /** Whose children changed. */
  readonly children: Set<Node>;
  readonly attributes: Map<Element, Set<string>>;
  readonly texts: Set<Node>;
  /** To be written down anew, with all that is in them. */
  readonly renewed: Set<Element>;
  isClean(): boolean;
  clear(): void;
  note(record: MutationRecord, changed: (node: Node) => void): void;
  noteAttribute(element: Element, name: string): void;
}

const XLINK = 'http://www.w3.org/1999/xlink';

const SHEET = new Set(['href', 'rel', 'disabled']);

export function createDirt(): Dirt {
  const children = new Set<Node>();
  const attributes = new Map<Element, Set<string>>();
  const texts = new Set<Node>();
  const renewed = new Set<Element>();

  const noteAttribute = (element: Element, name: string): void => {
    const names = attributes.get(element);
    if (names === undefined) attributes.set(element, new Set([name]));
    else names.add(name);
  };

  return {
    children,
    attributes,
    texts,
    renewed,
    isClean: () =>
      children.size === 0 && attributes.size === 0 && texts.size === 0 && renewed.size === 0,
    clear() {
      renewed.clear();
      children.clear();
      attributes.clear();
      texts.clear();
    },
    note(record, changed) {
      const { target, type } = record;
      const field = type === 'characterData' ? parentOf(target) : target;
      if (type === 'attributes') {
        const name = record.attributeName ?? '';
        const isLink = record.attributeNamespace === XLINK;
        // The viewer has the rules of a sheet, not the link to it.
        if (isNamed(target, 'LINK') && SHEET.has(name)) renewed.add(target);
        else if (isElementTarget(target)) noteAttribute(target, isLink ? `xlink:${name}` : name);
      } else if (field !== null && isTextArea(field)) noteAttribute(field, 'value');
      // A title's words are not told (slimDOM): tabs count unread messages there.
      else if (field !== null && isNamed(field, 'TITLE')) return;
      else if (type === 'childList') children.add(target);
      else texts.add(target);
      changed(target);
    },
    noteAttribute,
  };
}

function isElementTarget(node: Node): node is Element {
  return 'getAttribute' in node;
}

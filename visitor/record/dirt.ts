import { isElement, isNamed, isTextArea, nameOf, parentOf } from './page-tree.ts';

/** What may differ between the page and the picture: which nodes, not how. */
export interface Dirt {
  /** Whose children changed. */
  readonly containers: Set<Node>;
  /** Of those whose children time ran out for, the first that are all still to come: the others are told. */
  readonly rest: Map<Node, readonly Node[]>;
  readonly attributes: Map<Element, readonly string[]>;
  readonly texts: Set<Node>;
  /** To be written down anew, with all that is in them. */
  readonly renewed: Set<Element>;
  isClean(): boolean;
  clear(): void;
  /** @param type of the record: asking the browser once is quicker */
  note(record: MutationRecord, target: Node, type: MutationRecordType): void;
  noteChildren(container: Node): void;
  noteAttribute(element: Element, name: string): void;
}

const XLINK = 'http://www.w3.org/1999/xlink';

const SHEET = new Set(['href', 'rel', 'disabled']);

export function createDirt(): Dirt {
  const containers = new Set<Node>();
  const rest = new Map<Node, readonly Node[]>();
  const attributes = new Map<Element, readonly string[]>();
  /** Names that changed alone: one list for all of whom that is so. */
  let alone: readonly string[] = [];
  const texts = new Set<Node>();
  const renewed = new Set<Element>();

  const noteAttribute = (element: Element, name: string): void => {
    const names = attributes.get(element);
    if (names?.includes(name)) return;
    if (names === undefined && alone[0] !== name) alone = [name];
    attributes.set(element, names === undefined ? alone : [...names, name]);
  };
  const noteChildren = (container: Node): void => {
    containers.add(container);
    rest.delete(container);
  };

  return {
    containers,
    rest,
    attributes,
    texts,
    renewed,
    isClean: () =>
      containers.size === 0 && attributes.size === 0 && texts.size === 0 && renewed.size === 0,
    clear() {
      renewed.clear();
      containers.clear();
      rest.clear();
      attributes.clear();
      texts.clear();
    },
    note(record, target, type) {
      if (type === 'attributes') {
        const name = record.attributeName ?? '';
        const isLink = name !== 'class' && record.attributeNamespace === XLINK;
        // The viewer has the rules of a sheet, not the link to it.
        if (SHEET.has(name) && isNamed(target, 'LINK')) renewed.add(target);
        else if (hasAttributes(target)) noteAttribute(target, isLink ? `xlink:${name}` : name);
        return;
      }
      const isTree = type === 'childList';
      const field = isTree ? target : parentOf(target);
      const name = field === null ? null : nameOf(field);
      if (field !== null && isTextArea(field)) return noteAttribute(field, 'value');
      // A title's words are not told (slimDOM): tabs count unread messages there.
      if (name === 'TITLE') return;
      if (field !== null && name === 'STYLE' && isElement(field)) {
        renewed.add(field);
        return;
      }
      if (isTree) noteChildren(target);
      else texts.add(target);
    },
    noteAttribute,
    noteChildren,
  };
}

/** Of nothing else do attributes change. */
const hasAttributes = (_: Node): _ is Element => true;

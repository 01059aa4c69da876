import { getInputType } from './field-text.ts';
import { guardedAlong } from './guarded-along.ts';
import { CHOICE, FIELD } from './mask/fields.ts';
import { isElement, isNamed, isShadow } from './page-tree.ts';
import { IncrementalSource } from './rrweb-words.ts';
import { afterSet, isWithinBlocked, listen, stopAll, targetOf, type Watched } from './watched.ts';

/** Tells what fields hold, by whoever it was put there. @returns stops it */
export function watchFields(watched: Watched): () => void {
  const { root, window } = watched;
  const tellOf = fieldTeller(watched);
  const look = (target: unknown): void => {
    if (!(target instanceof window.Element)) return;
    // A choice is its list's.
    tellOf(isNamed(target, 'OPTION') ? target.parentElement : target);
  };

  const { HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLOptionElement } = window;
  const stops = [
    listen(root, ['input', 'change'], (event) => look(targetOf(event))),
    // Each has some of these.
    ...[HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLOptionElement].flatMap(
      ({ prototype }) =>
        ['value', 'checked', 'selected', 'selectedIndex'].map((name) =>
          afterSet(prototype, name, look),
        ),
    ),
  ];
  return stopAll(stops);
}

/**
 * Put back, fields say nothing; their form says so before it is done, and nobody hears it outside of the tree that it
 * is in: a shadow root is watched for it too. @returns stops it
 */
export function watchResets(watched: Watched): () => void {
  const { root } = watched;
  const tellOf = fieldTeller(watched);
  const lookIn = guardedAlong((form: EventTarget | null) => {
    for (const field of root.querySelectorAll('input,select,textarea')) {
      if (Reflect.get(field, 'form') === form) tellOf(field);
    }
  });
  return listen(root, ['reset'], ({ target: form }) => setTimeout(lookIn, 0, form));
}

/** Tells what a field holds when that is something else than it was. */
function fieldTeller(watched: Watched): (field: Element | null) => void {
  const { mirror, fields: known } = watched;
  const tell = (field: Element, text: string, isChecked: boolean): void => {
    const told = `${isChecked}${text}`;
    if (known.get(field) === told) return;
    known.set(field, told);
    watched.tell(IncrementalSource.Input, { text, isChecked, id: mirror.getId(field) });
  };
  return (field) => {
    if (!isField(field) || isWithinBlocked(field, watched)) return;
    const type = getInputType(field);
    const { checked, name, value } = field;
    if (!CHOICE.test(type)) {
      tell(field, watched.maskField(String(value), field), false);
      return;
    }
    tell(field, value, checked);
    if (type !== 'radio' || !checked || !name) return;
    for (const other of treeOf(field, watched).querySelectorAll('input[type=radio]')) {
      if (other !== field && isField(other) && other.name === name) tell(other, other.value, false);
    }
  };
}

/** A list or text has neither tick nor group; what it says of them is not looked at. */
function isField(node: Node | null): node is HTMLInputElement {
  return node !== null && isElement(node) && FIELD.test(node.tagName);
}

/** Radio buttons of one name are a group within a document or a shadow root. */
function treeOf(field: Node, { root }: Watched): ParentNode {
  const tree = field.getRootNode();
  return isShadow(tree) ? tree : root;
}

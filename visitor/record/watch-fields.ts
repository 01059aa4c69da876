import { guarded } from '../guard.ts';
import { getInputType } from './field-text.ts';
import { isElement, isNamed } from './page-tree.ts';
import { IncrementalSource } from './rrweb-words.ts';
import { afterSet, isWithinBlocked, listen, targetOf, type Watched, WHAT } from './watched.ts';

/** Tells what fields hold, by whoever it was put there. @returns stops it */
export function watchFields(watched: Watched): () => void {
  const { root, window, mirror } = watched;
  const known = new WeakMap<Element, string>();

  const tell = (field: Element, text: string, isChecked: boolean): void => {
    const told = `${isChecked}${text}`;
    if (known.get(field) === told) return;
    known.set(field, told);
    watched.tell(IncrementalSource.Input, { text, isChecked, id: mirror.getId(field) });
  };
  const look = (target: unknown): void => {
    if (!(target instanceof window.Element)) return;
    // A choice is its list's.
    const field = isNamed(target, 'OPTION') ? target.parentElement : target;
    if (!isField(field) || isWithinBlocked(field, watched)) return;
    const type = getInputType(field);
    const { checked, name, value } = field;
    if (type !== 'radio' && type !== 'checkbox') {
      tell(field, watched.fieldText(field, type), false);
      return;
    }
    tell(field, value, checked);
    if (type !== 'radio' || !checked || !name) return;
    for (const other of root.querySelectorAll('input[type=radio]')) {
      if (other !== field && isField(other) && other.name === name) tell(other, other.value, false);
    }
  };

  const lookIn = guarded(WHAT, (form: EventTarget | null) => {
    for (const field of root.querySelectorAll('input,select,textarea')) {
      if (Reflect.get(field, 'form') === form) look(field);
    }
  });

  const { HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLOptionElement } = window;
  const stops = [
    listen(root, ['input', 'change'], (event) => look(targetOf(event))),
    // Put back, fields say nothing; the form says so before it is done.
    listen(root, ['reset'], ({ target: form }) => setTimeout(lookIn, 0, form)),
    afterSet(HTMLInputElement.prototype, 'value', look),
    afterSet(HTMLInputElement.prototype, 'checked', look),
    afterSet(HTMLSelectElement.prototype, 'value', look),
    afterSet(HTMLSelectElement.prototype, 'selectedIndex', look),
    afterSet(HTMLTextAreaElement.prototype, 'value', look),
    afterSet(HTMLOptionElement.prototype, 'selected', look),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A list or text has neither tick nor group; what it says of them is not looked at. */
function isField(node: Node | null): node is HTMLInputElement {
  return node !== null && isElement(node) && /^(?:INPUT|TEXTAREA|SELECT)$/.test(node.tagName);
}

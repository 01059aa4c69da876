import { typeOf } from '../describe.ts';

/** Fields a text can be put in. */
const TYPES = /^(text|search|tel|email|url|number|date|month|week|time|datetime-local|textarea)$/;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Not by its class: in a frame of the shop's own that is another one. */
export const isTextField = (element: Element): element is Field =>
  /^(input|textarea)$/.test(element.localName) && TYPES.test(typeOf(element));

/** Whether the field would take this text as it is. */
export function canHold(element: Element, text: string): boolean {
  if (!isTextField(element) || element.readOnly) return false;
  if (element.maxLength >= 0 && text.length > element.maxLength) return false;
  // A number or a date that is none would empty the field.
  const probe = element.ownerDocument.createElement(element.localName);
  if (!isTextField(probe)) return false;
  if ('type' in probe && probe.localName === 'input') probe.setAttribute('type', typeOf(element));
  probe.value = text;
  return probe.value === text;
}

/**
 * Fills a field in as if it were typed. By the browser's own setter: frameworks put one of theirs on the
 * element, and what goes through that one they do not notice.
 */
export function fill(element: Element, text: string): void {
  if (!isTextField(element)) return;
  element.focus({ preventScroll: true });
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value');
  if (own?.set === undefined) element.value = text;
  else own.set.call(element, text);
  const how = { bubbles: true, composed: true };
  element.dispatchEvent(
    new InputEvent('input', { ...how, inputType: 'insertReplacementText', data: text }),
  );
  element.dispatchEvent(new Event('change', how));
}

import { FIELD } from './mask/fields.ts';

/**
 * What a field holds, as it may be told; of what is no field, its value is an attribute like others.
 *
 * @param maskField hides what may not be seen
 */
export function toldText(
  element: Element,
  text: string,
  maskField: (text: string, element: Element) => string,
): string {
  return FIELD.test(element.tagName) ? maskField(text, element) : text;
}

/** In small letters; what was a password stays one. */
export function getInputType(element: Element): string {
  if (element.hasAttribute('data-rr-is-password')) return 'password';
  const type: unknown = Reflect.get(element, 'type');
  return typeof type === 'string' ? type.toLowerCase() : '';
}

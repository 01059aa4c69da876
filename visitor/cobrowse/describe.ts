import type { ElementKind, Words } from './words/words.ts';

const NAME_MAX_CHARS = 60;

/** An element in words a visitor recognises: what it is, and its own name if it has one. */
export function describe(element: Element, words: Words): string {
  const kind = words.kinds[kindOf(element)];
  const name = nameOf(element);
  return name === '' ? kind : words.named(kind, name);
}

/** As a person would read it off the page; never what was filled in. */
export function nameOf(element: Element): string {
  const said = [
    element.getAttribute('aria-label'),
    textOfIds(element, element.getAttribute('aria-labelledby')),
    labelOf(element),
    element.getAttribute('alt'),
    isPressed(element) ? element.getAttribute('value') : null,
    isField(element) ? element.getAttribute('placeholder') : textOf(element),
    element.querySelector('img[alt]')?.getAttribute('alt'),
    element.getAttribute('title'),
  ];
  const name = said.map((each) => (each ?? '').replaceAll(/\s+/g, ' ').trim()).find(Boolean) ?? '';
  return name.length > NAME_MAX_CHARS ? `${name.slice(0, NAME_MAX_CHARS - 1)}…` : name;
}

export function kindOf(element: Element): ElementKind {
  const role = element.getAttribute('role');
  const name = element.localName;
  if (isPressed(element) || name === 'button' || name === 'summary' || role === 'button')
    return 'button';
  if (name === 'a' || role === 'link') return 'link';
  if (name === 'input') return isTicked(element) ? 'choice' : 'field';
  if (name === 'textarea') return 'field';
  if (name === 'select' || name === 'option' || role === 'checkbox' || role === 'radio')
    return 'choice';
  if (name === 'img' || name === 'picture' || name === 'svg' || name === 'video') return 'picture';
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'table' || name === 'form') return name;
  if (name === 'ul' || name === 'ol' || name === 'dl') return 'list';
  return textOf(element) === '' ? 'part' : 'text';
}

export const isTicked = (element: Element): element is HTMLInputElement =>
  element.localName === 'input' && /^(checkbox|radio)$/.test(typeOf(element));

const isPressed = (element: Element): boolean =>
  element.localName === 'input' && /^(submit|button|reset|image)$/.test(typeOf(element));

const isField = (element: Element): boolean => /^(input|textarea|select)$/.test(element.localName);

/** As the element takes it, not as the page wrote it. */
export const typeOf = (element: Element): string =>
  'type' in element && typeof element.type === 'string' ? element.type : '';

export function labelOf(element: Element): string {
  // Not by its class: in a frame of the shop's own that is another one.
  const labels = 'labels' in element ? element.labels : null;
  if (typeof labels !== 'object' || labels === null) return '';
  return Array.from(labels as NodeListOf<Element>, ({ textContent }) => textContent ?? '').join(
    ' ',
  );
}

export function textOfIds(element: Element, ids: string | null): string {
  return (ids ?? '')
    .split(/\s+/)
    .map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '')
    .join(' ');
}

/** Short texts only: all that a large part of the page says is no name for it. */
function textOf(element: Element): string {
  const text = (element.textContent ?? '').trim();
  return text.length <= NAME_MAX_CHARS * 4 ? text : '';
}

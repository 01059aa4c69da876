import { guarded } from '../guard.ts';

/** What runs here is named once on the console when it fails. */
export const WHAT = 'looking along';

const SVG = 'http://www.w3.org/2000/svg';

/** An element of ours; text goes in as text, never as markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** The same for drawings. */
export function draw<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly Node[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** Whether a finger is all there is: no keys to speak of, nothing that hovers. */
export function isByTouch(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches;
}

/** A button that only the visitor can press: scripts of the page make no trusted events (SPEC LA2). */
export function button(className: string, text: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', class: className }, text);
  onPress(made, act);
  return made;
}

export function onPress(pressed: HTMLElement, act: () => void): void {
  pressed.addEventListener(
    'click',
    guarded(WHAT, (event: Event) => {
      if (event.isTrusted && pressed.getAttribute('aria-disabled') !== 'true') act();
    }),
  );
}

/** Changes text only when it differs: a screen reader says again what is put in again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Back to where the keyboard was, without moving the page. */
export function focus(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

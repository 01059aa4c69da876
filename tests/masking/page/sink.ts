/** A place on a page where something of a person can stand. */
export interface Sink {
  readonly name: string;
  /**
   * `pattern`: the place may be seen, so what has no pattern may be read there. `any`: nothing may. `careful`:
   * nothing may on a careful page, patterns nowhere.
   */
  readonly hides: 'pattern' | 'any' | 'careful';
  /** Kinds that stay readable there, by a decision (docs/adr/0019-masking.md). */
  readonly except?: readonly string[];
  put(box: HTMLElement, secret: string): void;
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Written as HTML, with `$` for the secret. */
export function markup(name: string, hides: Sink['hides'], html: string): Sink {
  return {
    name,
    hides,
    put(box, secret) {
      box.innerHTML = html.replaceAll('$', () => escapeHtml(secret));
    },
  };
}

/** Written as HTML, with the secret as it stands in addresses. */
export function address(name: string, hides: Sink['hides'], html: string): Sink {
  return {
    name,
    hides,
    put(box, secret) {
      box.innerHTML = html.replaceAll('$', () => encodeURIComponent(secret));
    },
  };
}

export function made(name: string, hides: Sink['hides'], put: Sink['put']): Sink {
  return { name, hides, put };
}

export function child<K extends keyof HTMLElementTagNameMap>(
  box: ParentNode & Node,
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = (box.ownerDocument ?? document).createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  box.append(element);
  return element;
}

/**
 * A document as lines, without what a mirror is not meant to have (scripts, comments, titles, white space in
 * the head) and with what counts in place of what was written: what fields hold, which rules apply.
 *
 * @param has whether a node is to be there at all
 */
export function canonical(document: Document, has: (node: Node) => boolean): string[] {
  const lines: string[] = [];
  children(document, 0);
  return lines;

  function children(of: Node, depth: number): void {
    for (const child of of.childNodes) one(child, depth);
  }

  function one(node: Node, depth: number): void {
    const indent = '  '.repeat(depth);
    const type = typeOf(node);
    if (type === 3) {
      const parent = node.parentNode?.nodeName;
      const isBlank = node.textContent?.trim() === '';
      if (parent === 'HEAD' && isBlank) return;
      if (has(node)) lines.push(`${indent}"${node.textContent}"`);
      return;
    }
    if (type !== 1 || !has(node)) return;
    const element = node as Element;
    const name = element.localName;
    if (['script', 'title', 'meta'].includes(name)) return;
    lines.push(`${indent}<${name} ${attributes(element)}>`);
    const deeper = depth + 1;
    if (name === 'style') {
      lines.push(`${indent}  {${rules((element as HTMLStyleElement).sheet)}}`);
      return;
    }
    if (name === 'textarea') return;
    if (element.shadowRoot !== null) {
      lines.push(`${indent}  #shadow ${adopted(element.shadowRoot)}`);
      children(element.shadowRoot, deeper + 1);
    }
    if (name === 'iframe') {
      const inside = (element as HTMLIFrameElement).contentDocument;
      if (inside?.documentElement) {
        lines.push(`${indent}  #frame ${adopted(inside)}`);
        children(inside, deeper + 1);
      }
      return;
    }
    children(element, deeper);
  }
}

/** A form with a field of that name would answer with the field. */
function typeOf(node: Node): unknown {
  return Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType')?.get?.call(node);
}

function attributes(element: Element): string {
  const left = new Set([
    'style',
    'value',
    'checked',
    'selected',
    'autocomplete',
    'src',
    'srcdoc',
    'rr_open_mode',
  ]);
  const told = [...element.attributes]
    .filter(({ name }) => !left.has(name) && !(element.localName === 'html' && name === 'class'))
    .map(({ name, value }) => `${name}=${name === 'href' ? value.split('/').at(-1) : value}`)
    .sort();
  // What is important is put last by whoever reads it as text.
  const { style } = element as HTMLElement;
  for (const name of [...(style ?? [])].sort()) {
    told.push(`${name}:${style.getPropertyValue(name)}${style.getPropertyPriority(name)}`);
  }
  const { localName } = element;
  const field = element as HTMLInputElement;
  if (['input', 'textarea', 'select'].includes(localName)) told.push(`.value=${field.value}`);
  if (localName === 'input') told.push(`.checked=${field.checked}`);
  // How far depends on how high words are drawn; that it is scrolled does not.
  if (element.scrollTop > 0) told.push('.scrolled');
  return told.join(' ');
}

function adopted(root: Document | ShadowRoot): string {
  return root.adoptedStyleSheets.map(rules).join(' | ');
}

function rules(sheet: CSSStyleSheet | null): string {
  return [...(sheet?.cssRules ?? [])].map((rule) => rule.cssText).join(' ');
}

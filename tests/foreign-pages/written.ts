/**
 * A document as lines: its elements in order, their classes and state, what fields hold, all text; through
 * shadow roots and frames. Scripts, style sheets and what belongs to no picture are left out: how it looks is
 * compared by its pixels. Runs in pages, so it stands by itself.
 */
export function written(document: Document): string[] {
  const lines: string[] = [];
  const LEFT = 'script noscript style link meta title template toonbank-counter base'.split(' ');
  const STATES = ['id', 'role', 'type', 'disabled', 'hidden', 'open', 'rows', 'cols', 'colspan'];
  const children = (of: Node, indent: string): void => {
    for (const child of of.childNodes) one(child, indent);
  };
  const one = (node: Node, indent: string): void => {
    if (node.nodeType === 3) {
      const words = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (words !== '') lines.push(`${indent}"${words}"`);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as HTMLInputElement;
    const name = element.localName;
    if (LEFT.includes(name)) return;
    const says = [name];
    // The picture says by a class of its own what the visitor's pointer is over.
    const classes = [...element.classList].filter((each) => each !== ':hover').sort();
    if (name !== 'html') says.push(`.${classes.join('.')}`);
    for (const state of STATES) {
      if (element.hasAttribute(state)) says.push(`${state}=${element.getAttribute(state)}`);
    }
    // None of these is marked by its page, so what is chosen does not leave: nothing is, in the picture.
    if (/^(?:input|textarea)$/.test(name) && element.type !== 'password') {
      // What a choice would send is not seen, and does not leave the page.
      const isChoice = /^(?:radio|checkbox)$/.test(element.type);
      says.push(isChoice ? `checked=${element.checked}` : `value=${element.value}`);
    }
    if (element.scrollTop > 0) says.push(`top=${Math.round(element.scrollTop)}`);
    if (element.scrollLeft > 0) says.push(`left=${Math.round(element.scrollLeft)}`);
    lines.push(indent + says.join(' '));
    const deeper = `${indent} `;
    if (element.shadowRoot !== null) {
      lines.push(`${deeper}#shadow`);
      children(element.shadowRoot, `${deeper} `);
    }
    if (name !== 'textarea' && name !== 'iframe') children(element, deeper);
  };
  children(document, '');
  return lines;
}

/** What the masker puts in place of what it hides. */
const MASK = '•••••';

/** The first lines where they are not the same, what is masked aside; null when they are. */
export function difference(page: readonly string[], picture: readonly string[]): string | null {
  const at = page.findIndex((line, index) => !isSameLine(line, picture[index] ?? ''));
  if (at === -1 && page.length === picture.length) return null;
  const from = Math.max(0, (at === -1 ? page.length : at) - 3);
  const show = (lines: readonly string[]) => lines.slice(from, from + 6).join('\n');
  return `line ${at} of ${page.length}, page:\n${show(page)}\npicture (${picture.length}):\n${show(picture)}`;
}

function isSameLine(line: string, seen: string): boolean {
  if (line === seen) return true;
  if (!seen.includes(MASK)) return false;
  const parts = seen.split(MASK).map((part) => part.replace(/[\\^$.*+?|()[\]{}/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*?')}$`, 'su').test(line);
}

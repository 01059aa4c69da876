import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Deeper is no text that anybody wrote; what lies there is left out. */
const DEPTH_MAX = 60;

/** What is no text of a page, or acts: it goes with all that is in it. */
const DROPPED = new Set([
  ...['script', 'style', 'noscript', 'template', 'iframe', 'frame', 'frameset', 'object', 'embed'],
  ...['svg', 'math', 'canvas', 'audio', 'video', 'source', 'track', 'map', 'form', 'input'],
  ...['button', 'select', 'textarea', 'nav', 'header', 'footer', 'aside', 'dialog', 'head', 'link'],
]);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BLOCKS = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'body', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'hr'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'blockquote', 'pre', 'figure', 'figcaption'],
  ...['details', 'summary', 'address', 'center', ...HEADINGS],
]);

/** The text of a part of a page as Markdown, without one of its elements. */
export function blocksOf(element: Element, without: Element | null): string {
  return blocks(element.childNodes, without, 0).join('\n\n');
}

/** All text in it, as it stands. */
export function textOf(element: Element, depth = 0): string {
  if (depth > DEPTH_MAX) return '';
  return element.childNodes
    .map((node) => {
      if ('value' in node) return node.value;
      return 'tagName' in node && !isDropped(node) ? textOf(node, depth + 1) : '';
    })
    .join('');
}

function blocks(nodes: readonly Node[], without: Element | null, depth: number): string[] {
  if (depth > DEPTH_MAX) return [];
  const found: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = tidyLine(line);
    if (text !== '') found.push(text);
    line = '';
  };
  for (const node of nodes) {
    if (node === without) continue;
    if ('tagName' in node && BLOCKS.has(node.tagName)) {
      flush();
      if (!isDropped(node)) found.push(...block(node, without, depth));
    } else {
      line += inline(node, depth);
    }
  }
  flush();
  return found;
}

function block(element: Element, without: Element | null, depth: number): string[] {
  const { tagName, childNodes } = element;
  if (HEADINGS.has(tagName)) {
    const text = oneLine(childNodes, depth);
    return text === '' ? [] : [`## ${text}`];
  }
  if (tagName === 'ul' || tagName === 'ol') {
    const entries = listEntries(element, without, depth);
    return entries.length === 0 ? [] : [entries.join('\n')];
  }
  if (tagName === 'tr') {
    const cells = childNodes.filter((node): node is Element => 'tagName' in node);
    const texts = cells.map((cell) => oneLine(cell.childNodes, depth)).filter((one) => one !== '');
    return texts.length === 0 ? [] : [texts.join(' – ')];
  }
  if (tagName === 'pre') {
    const text = textOf(element).trim();
    return text === ''
      ? []
      : [
          text
            .split('\n')
            .map((one) => `    ${one}`)
            .join('\n'),
        ];
  }
  const within = blocks(childNodes, without, depth + 1);
  if (tagName !== 'blockquote') return within;
  return within.length === 0 ? [] : [prefixed(within.join('\n\n'), '> ', '> ')];
}

function listEntries(list: Element, without: Element | null, depth: number): readonly string[] {
  const entries: string[] = [];
  for (const node of list.childNodes) {
    if (!('tagName' in node) || isDropped(node)) continue;
    const text = blocks(node.childNodes, without, depth + 1).join('\n\n');
    if (text === '') continue;
    const mark = list.tagName === 'ol' ? `${entries.length + 1}. ` : '- ';
    entries.push(prefixed(text, mark, ' '.repeat(mark.length)));
  }
  return entries;
}

function inline(node: Node, depth: number): string {
  if ('value' in node) return escaped(node.value);
  if (!('tagName' in node) || depth > DEPTH_MAX || isDropped(node)) return '';
  const within = (): string => node.childNodes.map((one) => inline(one, depth + 1)).join('');
  switch (node.tagName) {
    case 'br':
      return '\n';
    case 'img':
      return escaped(attributeOf(node, 'alt'));
    case 'b':
    case 'strong':
      return wrapped(within(), '**');
    case 'i':
    case 'em':
      return wrapped(within(), '*');
    case 'a':
      return linked(within(), attributeOf(node, 'href'));
    default:
      return within();
  }
}

function linked(text: string, href: string): string {
  const label = tidyLine(text).replace(/\n/g, ' ');
  const url = URL.canParse(href) ? new URL(href) : null;
  const isKept = url?.protocol === 'https:' && url.username === '' && url.password === '';
  if (!isKept || label === '') return text;
  // What ends an address in Markdown is written as a browser would send it.
  return `[${label}](${url.href.replace(/[()<>\\]/g, (one) => encodeURIComponent(one).replace('(', '%28').replace(')', '%29'))})`;
}

function wrapped(text: string, mark: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}

function oneLine(nodes: readonly Node[], depth: number): string {
  return tidyLine(nodes.map((node) => inline(node, depth + 1)).join('')).replace(/\n/g, ' ');
}

/** Spaces of the source mean one; line ends come from `br` alone. A line that looks like Markdown's own is text. */
function tidyLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .map((line) => line.replace(/^([#>+-]|\d{1,9}[.)])(?=\s|$)/, escapeStart))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
    .replaceAll('\n', '  \n');
}

function escapeStart(start: string): string {
  return /^\d/.test(start) ? start.replace(/(.)$/, '\\$1') : `\\${start}`;
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<&]/g, '\\$&');
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
    .join('\n');
}

function isDropped(element: Element): boolean {
  if (DROPPED.has(element.tagName)) return true;
  const style = attributeOf(element, 'style');
  const isHidden = element.attrs.some(({ name }) => name === 'hidden');
  return isHidden || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

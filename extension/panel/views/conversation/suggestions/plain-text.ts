import { fromMarkdown } from 'mdast-util-from-markdown';

type Part = ReturnType<typeof fromMarkdown>['children'][number];

/** Deeper is no article that anybody wrote. */
const DEPTH_MAX = 16;
/** As in `ui/markdown.tsx`: marks that a parser looks for the end of again and again. */
const MARKS = /[[\]>*_`!<]/g;
const MARKS_MAX = 4_000;

/** An article as it is said in a chat: without marks, and with the address of every link behind its words. */
export function plainText(markdown: string): string {
  if ((markdown.match(MARKS) ?? []).length > MARKS_MAX) return markdown.trim();
  const { children } = fromMarkdown(markdown);
  return blocks(children, 0).trim();
}

function blocks(parts: readonly Part[], depth: number): string {
  return parts
    .map((part) => sayPart(part, depth).trimEnd())
    .filter((said) => said !== '')
    .join('\n\n');
}

function within(parts: readonly Part[], depth: number): string {
  return parts.map((part) => sayPart(part, depth)).join('');
}

function sayPart(part: Part, depth: number): string {
  if (depth > DEPTH_MAX) return '';
  switch (part.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
    case 'html':
      return part.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return part.alt ?? '';
    case 'paragraph':
    case 'heading':
    case 'strong':
    case 'emphasis':
    case 'linkReference':
      return within(part.children, depth + 1);
    case 'link': {
      const said = within(part.children, depth + 1);
      return said === '' || said === part.url ? part.url : `${said} (${part.url})`;
    }
    case 'blockquote':
    case 'listItem':
      return blocks(part.children, depth + 1);
    case 'list':
      return part.children
        .map((child, at) => {
          const mark = part.ordered === true ? `${(part.start ?? 1) + at}. ` : '- ';
          return mark + sayPart(child, depth + 1).replaceAll('\n\n', '\n');
        })
        .join('\n');
    default:
      return '';
  }
}

/** The beginning of a text on one line. */
export function firstWords(text: string, max: number): string {
  // Read no further than that: a text may be long, and a sign takes two places at most.
  const read = text.slice(0, max * 4);
  const plain = read.replace(/\s+/gu, ' ').trim();
  const cut = [...plain].slice(0, max).join('');
  const isAll = cut.length === plain.length && read.length === text.length;
  return isAll ? cut : `${cut.trimEnd()}…`;
}

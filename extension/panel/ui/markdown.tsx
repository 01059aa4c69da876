import './markdown.css';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { addressOf } from './safe-links.ts';
import { SafeText } from './safe-text.tsx';

type Root = ReturnType<typeof fromMarkdown>;
type Part = Root['children'][number];
type Definitions = ReadonlyMap<string, string>;

/** Deeper is no article that anybody wrote; what lies there is left out. */
const DEPTH_MAX = 16;
/**
 * A parser looks for the end of each mark again and again, and builds a piece for each line: a text with more of them
 * than any article has is shown as it was written, before it is felt.
 */
const MARKS = /[[\]>*_`!<]/g;
const MARKS_MAX = 2_000;
const LINES_MAX = 800;
const QUOTES = /^(?:[ \t]*>){20}/m;

type Props = { readonly text: string; readonly testId?: string };

/**
 * An article as it reads. Markdown becomes a tree, the tree becomes elements; HTML in it stays text, pictures are their
 * words, and links say where they lead.
 */
export function Markdown({ text, testId }: Props) {
  const root = useMemo(() => treeOf(text), [text]);
  return (
    <div class="markdown" dir="auto" data-testid={testId}>
      {root === null ? <p class="markdown-plain">{text}</p> : blocksOf(root)}
    </div>
  );
}

function treeOf(text: string): Root | null {
  const isTooMuch =
    (text.match(MARKS) ?? []).length > MARKS_MAX ||
    text.split('\n').length > LINES_MAX ||
    QUOTES.test(text);
  return isTooMuch ? null : fromMarkdown(text);
}

function blocksOf(root: Root): ComponentChildren {
  const definitions = new Map<string, string>();
  for (const part of root.children) {
    if (part.type === 'definition') definitions.set(part.identifier, part.url);
  }
  return all(root.children, definitions, 0);
}

function all(
  parts: readonly Part[],
  definitions: Definitions,
  depth: number,
  isInLink = false,
): ComponentChildren {
  if (depth > DEPTH_MAX) return null;
  // parts of one text never change places
  return parts.map((part, at) => (
    <One key={at} part={part} definitions={definitions} depth={depth} isInLink={isInLink} />
  ));
}

type OneProps = {
  readonly part: Part;
  readonly definitions: Definitions;
  readonly depth: number;
  readonly isInLink: boolean;
};

function One({ part, definitions, depth, isInLink }: OneProps) {
  const within = (parts: readonly Part[], isLink = isInLink): ComponentChildren =>
    all(parts, definitions, depth + 1, isLink);
  switch (part.type) {
    case 'paragraph':
      return <p>{within(part.children)}</p>;
    case 'heading':
      // No heading of the page it is shown in: an article is quoted there.
      return <p class="markdown-heading">{within(part.children)}</p>;
    case 'list':
      return part.ordered === true ? (
        <ol start={part.start ?? 1}>{within(part.children)}</ol>
      ) : (
        <ul>{within(part.children)}</ul>
      );
    case 'listItem':
      return <li>{within(part.children)}</li>;
    case 'blockquote':
      return <blockquote>{within(part.children)}</blockquote>;
    case 'thematicBreak':
      return <hr />;
    case 'code':
      return (
        <pre>
          <code>{part.value}</code>
        </pre>
      );
    case 'inlineCode':
      return <code>{part.value}</code>;
    case 'strong':
      return <strong>{within(part.children)}</strong>;
    case 'emphasis':
      return <em>{within(part.children)}</em>;
    case 'break':
      return <br />;
    case 'text':
      return isInLink ? part.value : <SafeText text={part.value} />;
    case 'html':
      return part.value;
    case 'image':
    case 'imageReference':
      return part.alt ?? null;
    case 'link':
      return <Link url={part.url}>{within(part.children, true)}</Link>;
    case 'linkReference':
      return (
        <Link url={definitions.get(part.identifier) ?? ''}>{within(part.children, true)}</Link>
      );
    default:
      return null;
  }
}

function Link({ url, children }: { readonly url: string; readonly children: ComponentChildren }) {
  const href = addressOf(url);
  if (href === null) return <>{children}</>;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>{' '}
      <span class="markdown-host">({new URL(href).host})</span>
    </>
  );
}

import { type Finding, note, right, wrong } from './finding.ts';
import type { ScriptTag, ShopPage } from './page.ts';
import { tagsIn } from './page.ts';

/** The tag a page has, and what is wrong with it. */
export interface CheckedTag {
  readonly tag: ScriptTag | null;
  readonly findings: readonly Finding[];
}

const EXAMPLE =
  '<script async src="https://counter.example/toonbank.js" data-shop="your-shop"></script>';

/**
 * @param rendered the page as a browser has it in the end; null without one
 * @param sidecar where the tag should point; null when the tag alone says it
 */
export function checkTag(
  page: ShopPage,
  rendered: ShopPage | null,
  sidecar: URL | null,
): CheckedTag {
  const written = tagsIn(page);
  const added = rendered === null ? [] : tagsIn(rendered);
  const [tag] = written.length > 0 ? written : added;
  if (tag === undefined || tag.src === null) {
    return {
      tag: null,
      findings: [wrong('tag', `The page has no tag. Put ${EXAMPLE} in its head.`)],
    };
  }
  if (written.length > 1) {
    const sentence = `The tag is there ${written.length} times. Keep one; a second does nothing but cost a request.`;
    return { tag, findings: [wrong('tag', sentence)] };
  }
  if (written.length === 0) {
    const sentence =
      'The tag is put there by another script, such as a tag manager. That works; in the page itself it is there sooner.';
    return { tag, findings: [note('tag', sentence), ...faultsOf(tag, tag.src, sidecar)] };
  }
  const faults = faultsOf(tag, tag.src, sidecar);
  if (faults.length > 0) return { tag, findings: faults };
  const sentence = `The tag is there once, in the head, async, for shop "${shopOf(tag)}".`;
  return { tag, findings: [right('tag', sentence)] };
}

export function shopOf({ attributes }: ScriptTag): string {
  return attributes.get('data-shop') ?? '';
}

function faultsOf(tag: ScriptTag, src: URL, sidecar: URL | null): readonly Finding[] {
  const { attributes, isInHead } = tag;
  const faults: string[] = [];
  if (attributes.get('type') === 'module') {
    faults.push(
      'The tag has type="module", in which a script cannot find its own tag. Take it away.',
    );
  } else if (!attributes.has('async') && !attributes.has('defer')) {
    faults.push('The tag has no async, so the page waits for it. Add async.');
  }
  if (!isInHead)
    faults.push(
      'The tag stands in the body. Put it in the head, so that it loads while the page does.',
    );
  if (shopOf(tag) === '')
    faults.push(
      'The tag has no data-shop. Add the id the operator gave you, as in data-shop="your-shop".',
    );
  if (attributes.has('integrity')) {
    faults.push('The tag has integrity, which stops it with the next release. Take it away.');
  }
  if (sidecar !== null && src.origin !== sidecar.origin) {
    faults.push(
      `The tag points to ${src.origin}, not to ${sidecar.origin}. Change its src to ${sidecar.origin}/toonbank.js.`,
    );
  }
  if (src.pathname !== '/toonbank.js') {
    faults.push(`The tag asks for ${src.pathname}. The script is at ${src.origin}/toonbank.js.`);
  }
  return faults.map((sentence) => wrong('tag', sentence));
}

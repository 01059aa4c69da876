/** Markup that is known to be safe: made by `html`, never from a shopper's text. */
export type Html = { readonly markup: string };

type Part = Html | string | number | false | undefined | readonly Html[];

/** A template whose every inserted text is escaped; markup goes in only as `Html`. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = fixed.reduce((text, next, at) => text + render(parts[at - 1]) + next);
  return { markup };
}

/** An attribute that is there or not, such as `checked`. */
export function flag(name: string, isOn: boolean): Html {
  return { markup: isOn ? ` ${name}` : '' };
}

/** A block the browser does not run, so a strict policy lets it through; `<` cannot close it. */
export function dataBlock(type: string, id: string, content: unknown): Html {
  const json = JSON.stringify(content).replaceAll('<', '\\u003c');
  return { markup: `<script type="${type}" id="${id}">${json}</script>` };
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map((each) => each.markup).join('');
}

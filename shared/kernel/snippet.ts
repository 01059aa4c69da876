/** What a snippet may leave open, by the name that stands between braces: a closed list (docs/SPEC.md, KB4). */
export const SNIPPET_VARIABLES = ['visitor', 'basket', 'product', 'mandate'] as const;
export type SnippetVariable = (typeof SNIPPET_VARIABLES)[number];

/** What stands for each variable in one conversation: the visitor's name, the basket's worth, the product, what may be given. */
export type SnippetValues = Readonly<Partial<Record<SnippetVariable, string>>>;

export interface FilledSnippet {
  readonly text: string;
  /** Nothing is known to put in their place: their names still stand in the text. */
  readonly missing: readonly SnippetVariable[];
}

const PLACE = /\{([^{}\n]{1,40})\}/g;

/** Every name between braces, each once, known or not. */
export function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name.trim()))];
}

/** Whether a snippet may leave this open. */
export function isVariable(name: string): name is SnippetVariable {
  return SNIPPET_VARIABLES.some((variable) => variable === name);
}

/** The text with its variables filled in; what a value says is text and is not looked through again. */
export function filled(text: string, values: SnippetValues): FilledSnippet {
  const missing = new Set<SnippetVariable>();
  const full = text.replace(PLACE, (place: string, between: string) => {
    const name = between.trim();
    if (!isVariable(name)) return place;
    const value = values[name];
    if (value === undefined || value === '') missing.add(name);
    return value === undefined || value === '' ? place : value;
  });
  return { text: full, missing: [...missing] };
}

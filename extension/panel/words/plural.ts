import { figures, pluralRules } from './formats.ts';

/** Forms of one word; `#` stands for the number. Dutch and English know these two. */
export type Forms = { readonly one: string; readonly other: string };

/** The number with the right form of its word. */
export function plural(language: string, forms: Forms): (count: number) => string {
  return (count) => {
    const form = pluralRules(language).select(count) === 'one' ? forms.one : forms.other;
    return form.replace('#', figures(language).format(count));
  };
}

/** Forms of one word; `#` stands for the number. Dutch and English know these two. */
export type Forms = { readonly one: string; readonly other: string };

/** The number with the right form of its word. */
export function plural(language: string, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(language);
  const figures = new Intl.NumberFormat(language);
  return (count) => {
    const form = rules.select(count) === 'one' ? forms.one : forms.other;
    return form.replace('#', figures.format(count));
  };
}

/** Words side by side, each once: with this one added, or why it cannot be. */
export type Added =
  | { readonly kind: 'added'; readonly value: readonly string[] }
  | { readonly kind: 'known' | 'full' | 'empty' };

/** The same word in other capitals is the same word. */
export function addChip(value: readonly string[], written: string, most: number): Added {
  const word = written.trim().replaceAll(/\s+/g, ' ');
  if (word === '') return { kind: 'empty' };
  if (value.some((one) => one.toLowerCase() === word.toLowerCase())) return { kind: 'known' };
  return value.length >= most ? { kind: 'full' } : { kind: 'added', value: [...value, word] };
}

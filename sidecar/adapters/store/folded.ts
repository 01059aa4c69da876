/** Text as it is compared in a search: without case, without accents, without what no database keeps. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\0/gu, '')
    .toLowerCase();
}

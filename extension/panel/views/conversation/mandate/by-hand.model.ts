/** What can be done with an amount of one's own choice: given at once, asked for, or neither. */
export function verdictOn(
  minor: number | null,
  { freeMinor, mostMinor }: { readonly freeMinor: number; readonly mostMinor: number },
): 'give' | 'ask' | null {
  if (minor === null || minor <= 0 || minor > mostMinor) return null;
  return minor <= freeMinor ? 'give' : 'ask';
}

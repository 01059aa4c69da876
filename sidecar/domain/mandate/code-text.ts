const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 12;
const GROUP = /.{4}(?=.)/g;

/**
 * What was typed as the code it means, in groups of four as it was made; null when it cannot be one. Capitals,
 * spaces and dashes are no difference, and look-alikes are read as what they look like (Crockford base32).
 */
export function codeTextOf(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (letters.length !== CODE_LETTERS) return null;
  if ([...letters].some((letter) => !LETTERS.includes(letter))) return null;
  return letters.replaceAll(GROUP, '$&-');
}

import { COPIED_NAME_CHARS } from './definitions.ts';
import type { Stage } from './stage.ts';

const PRICE =
  /(?:€|\$|£|\beur\b|\busd\b|\bgbp\b)\s*\d|\d{1,9}(?:[.,]\d{2}|,-)\s*(?:€|\$|£|eur\b)?/i;

/** price-copy: what people paste into a comparison. The text itself stays in the page. */
export function observePriceCopy(stage: Stage): void {
  stage.onDocument('copy', () => {
    const names = [...(stage.page()?.productNames ?? [])];
    if (isPriceOrName(String(getSelection() ?? ''), names)) stage.hesitation('price-copy');
  });
}

/** A price, a product's name, or a good part of it. */
export function isPriceOrName(copied: string, names: readonly string[]): boolean {
  const text = plain(copied);
  if (text === '') return false;
  if (PRICE.test(text)) return true;
  return names
    .map(plain)
    .some(
      (name) =>
        name !== '' &&
        (text.includes(name) || (text.length >= COPIED_NAME_CHARS && name.includes(text))),
    );
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

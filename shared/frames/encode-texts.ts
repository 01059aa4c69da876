import { openTextShelf } from './known-texts.ts';

/** Texts that were sent, by what they say. */
export interface SentTexts {
  /** Number of a text, or −1. */
  numberOf(text: string): number;
  /** It is being sent in full. @returns the number it has from now on, or −1 */
  put(text: string): number;
}

export function openSentTexts(): SentTexts {
  const numbers = new Map<string, number>();
  const shelf = openTextShelf((text, number) => numbers.set(text, number));
  return {
    numberOf: (text) => numbers.get(text) ?? -1,
    put: shelf.put,
  };
}

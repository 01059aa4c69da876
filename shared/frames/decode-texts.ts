import { openTextShelf } from './known-texts.ts';
import { Malformed, type Reader } from './reader.ts';

/** Texts that came, by number. */
export interface ComeTexts {
  at(number: number): string;
  /** One that comes in full. @returns it, and the number it has from now on, or −1 */
  next(): { readonly text: string; readonly number: number };
  /** A name: known, or in full. */
  name(): string;
}

export function openComeTexts(from: Reader): ComeTexts {
  const texts: string[] = [];
  const shelf = openTextShelf((text) => texts.push(text));
  const at = (number: number): string => {
    const text = texts[number];
    if (text === undefined) throw new Malformed('no such text');
    return text;
  };
  const next = () => {
    const text = from.text();
    return { text, number: shelf.put(text) };
  };
  return {
    at,
    next,
    name() {
      const number = from.count();
      return number === 0 ? next().text : at(number - 1);
    },
  };
}

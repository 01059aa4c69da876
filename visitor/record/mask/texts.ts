import { MASK_TEXT_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { Echoes } from './echoes.ts';
import { maskPrivate } from './private-text.ts';
import { MASK } from './range.ts';
import { isShown, Zone } from './zone.ts';

// A price and nothing else: with a currency or with cents, so that a house number is none.
const PRICE =
  /^\W*(?:(?:€|EUR|\$|£)\s?-?\d[\d.,\s]*-?|-?\d{1,3}(?:[.\s]\d{3})*[.,](?:\d{2}|-)\s?(?:€|EUR)?|-?\d[\d.,]*\s?(?:€|EUR)|gratis|free)\W*$/i;
const BLANK = /^\s*$/;
const BIRTH = /(?:geboorte|geboren|birth|\bborn|\bdob\b|\bgeb\.)[^\d]{0,24}$/i;
// On careful pages also what an order, a customer or a parcel is called.
const NUMBERED = /(^|[^\w.,-])([\w-]{4,})(?![\w-]|[.,]\d)/g;
// A long text keeps about its length, by powers of two: no name or number is that long.
const LONG_CHARS = 64;

/** What leaves of a text that stands in a zone (SPEC MK2, MK4). */
export interface Texts {
  mask(text: string, zone: number, before?: string): string;
}

export function createTexts(echoes: Echoes): Texts {
  return {
    mask(text, zone, before = '') {
      if (BLANK.test(text)) return text;
      if ((zone & Zone.unread) !== 0) return '';
      if (text.length > MASK_TEXT_MAX_CHARS) return covered(text);
      if ((zone & (Zone.hidden | Zone.written)) !== 0 && !isShown(zone)) return covered(text);
      if (isShown(zone)) return maskPrivate(text, 'never');
      const isCareful = (zone & Zone.careful) !== 0;
      if (isCareful && (zone & (Zone.named | Zone.line)) === 0 && !PRICE.test(text))
        return covered(text);
      const plain = echoes.mask(maskPrivate(text, 'all', before !== '' && BIRTH.test(before)));
      return isCareful ? plain.replace(NUMBERED, numbered) : plain;
    },
  };
}

function numbered(all: string, before: string, word: string): string {
  return word.replace(/\D/g, '').length < 4 ? all : before + MASK;
}

function covered(text: string): string {
  const { length } = text.trim();
  if (length <= LONG_CHARS) return MASK;
  const words = 2 ** Math.min(10, Math.floor(Math.log2(length / MASK.length)));
  return Array.from({ length: words }, () => MASK).join(' ');
}

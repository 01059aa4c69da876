import { MASK_ECHOES_MAX } from '../../../shared/protocol/limits.ts';
import { masked } from './range.ts';

const ECHO_MIN_CHARS = 4;
const TYPED = /^(?:text|email|tel|url|number|date|month|)$/i;
const SEARCHES = /search|zoek|query|(?:^|\s)q(?:\s|$)|coupon|promo|kortings?code|actiecode/i;

/** What the visitor typed, so that it can be hidden where the page says it again (SPEC MK5). */
export interface Echoes {
  /** Notes what a field holds now. */
  note(field: Element): void;
  mask(text: string): string;
}

export function createEchoes(): Echoes {
  const held = new WeakMap<Element, string>();
  const words = new Set<string>();
  let pattern: RegExp | null = null;
  let isStale = false;

  const compile = (): void => {
    isStale = false;
    const sources = [...words].sort((a, b) => b.length - a.length).map(sourceOf);
    pattern =
      sources.length === 0
        ? null
        : new RegExp(`(?:^|[^\\p{L}\\p{N}])(${sources.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  };

  return {
    note(field) {
      const value = typedIn(field);
      const before = held.get(field) ?? '';
      if (value === before) return;
      held.set(field, value);
      // Letter by letter: the word before was this one, unfinished.
      if (before !== '' && (value.startsWith(before) || before.startsWith(value)) && value !== '')
        words.delete(before);
      if (value !== '') words.add(value);
      const [oldest] = words;
      if (words.size > MASK_ECHOES_MAX && oldest !== undefined) words.delete(oldest);
      isStale = true;
    },
    mask(text) {
      if (isStale) compile();
      if (pattern === null) return text;
      const found = [...text.matchAll(pattern)].map(({ 0: all, 1: word = '', index }) => ({
        from: index + all.length - word.length,
        to: index + all.length,
      }));
      return masked(text, found);
    },
  };
}

/** Empty for what is searched for: those words are all over the page, and are the shop's. */
function typedIn(field: Element): string {
  const type = field.getAttribute('type') ?? '';
  if (field.localName === 'input' ? !TYPED.test(type) : field.localName !== 'textarea') return '';
  const names = `${field.getAttribute('name')} ${field.id} ${field.getAttribute('role')}`;
  if (SEARCHES.test(names)) return '';
  const value: unknown = Reflect.get(field, 'value');
  const text = typeof value === 'string' ? value.trim() : '';
  return text.length < ECHO_MIN_CHARS || text.length > ECHO_MAX_CHARS ? '' : text;
}

const ECHO_MAX_CHARS = 200;

const sourceOf = (word: string): string =>
  word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');

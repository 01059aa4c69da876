import { MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import { DOORS } from './codec-fuzz.ts';

/** Texts of the largest size that is read at all, each meant to be slow for some step of reading it. */
export function longFrames(): readonly (readonly [string, string])[] {
  const filled = (head: string, part: string, tail: string): string =>
    head +
    part.repeat(Math.floor((MESSAGE_MAX_BYTES - head.length - tail.length) / part.length)) +
    tail;
  const body = '{"id":"a","at":1,"n":1,"body":';
  return [
    ['deep lists', filled('', '[', '')],
    ['deep objects', filled('', '{"a":', '')],
    ['deep and shut', `${'['.repeat(32_000)}${']'.repeat(32_000)}`],
    ['one long text', filled('{"id":"', 'a', '"}')],
    ['escapes', filled('"', '\\u0061', '"')],
    ['one long number', filled('', '9', '')],
    ['a fraction', filled('0.', '1', '')],
    ['many keys', filled(`${body}{`, '"a":1,', '"b":1}}')],
    ['many small objects', filled(`${body}[`, '{},', '{}]}')],
    ['blanks', filled(body, ' ', '{}}')],
    [
      'a basket of strangers',
      filled(
        `${body}{"type":"basket.changed","page":"p","basket":{"valueMinor":0,"currency":"EUR","lines":[`,
        '{"product":"a","name":"","category":null,"variant":null,"priceMinor":0,"quantity":1},',
        '1]}}}',
      ),
    ],
    [
      'a beacon of pages',
      filled(
        '{"version":1,"shop":"a","secret":"x","tab":"t","messages":[',
        '{"id":"a","at":1,"n":1,"body":{"type":"page.left","page":"p","visibleMs":1}},',
        '1]}',
      ),
    ],
  ];
}

/** The longest that any of them takes at any door: the median of several tries, not a hiccup. */
export function slowestFrame(tries = 9): { readonly what: string; readonly tookMs: number } {
  let slowest = { what: 'none', tookMs: 0 };
  for (const { name, decode } of DOORS) {
    for (const [what, text] of longFrames()) {
      const times = Array.from({ length: tries }, () => {
        const begunMs = performance.now();
        decode(text);
        return performance.now() - begunMs;
      }).sort((one, other) => one - other);
      const tookMs = times[Math.floor(tries / 2)] ?? 0;
      if (tookMs > slowest.tookMs) slowest = { what: `${what} at ${name}`, tookMs };
    }
  }
  return slowest;
}

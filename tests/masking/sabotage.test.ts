// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source that have one
import { expect, test } from 'vitest';
import { type CorpusAddress, openCorpusBrowser } from './corpus-browser.ts';
import { findLeaks } from './find-leaks.ts';

/** Ways to break the masking, each in one place of its source, and where in the corpus that must be missed. */
const BREAKS: readonly {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly missed: string;
  readonly on?: CorpusAddress['kind'];
}[] = [
  {
    what: 'cards pass',
    file: 'numbers',
    from: 'luhn % 10 === 0',
    to: 'luhn % 10 === 11',
    missed: 'paragraph',
  },
  {
    what: 'accounts pass',
    file: 'numbers',
    from: 'rest === 1 ? length',
    to: 'rest === 98 ? length',
    missed: 'paragraph',
  },
  {
    what: 'citizen numbers pass',
    file: 'numbers',
    from: '% 11 === 0',
    to: '% 11 === 12',
    missed: 'paragraph',
  },
  {
    what: 'mail addresses and postcodes pass',
    file: 'private-text',
    from: "strictness === 'never'",
    to: 'true',
    missed: 'paragraph',
  },
  {
    what: 'zero-width characters break a number',
    file: 'normalise',
    from: ".replace(UNSEEN, '')",
    to: '',
    missed: 'zero-width',
  },
  {
    what: 'escapes are not read',
    file: 'private-text',
    from: '/[%&\\\\]/.test(result)',
    to: 'false',
    missed: 'percent-encoded',
  },
  {
    what: 'pieces are not read together',
    file: 'neighbours',
    from: 'pieces.length < 2',
    to: 'pieces.length < 99',
    missed: 'in four text nodes',
  },
  {
    what: 'fields keep what they hold',
    file: 'node-mask',
    from: 'const isOpen = (field: Element): boolean =>',
    to: 'const isOpen = (field: Element): boolean => field !== null ||',
    missed: 'input text',
  },
  {
    what: 'every attribute stays',
    file: 'attributes',
    from: "STATE.test(value) || value === name ? value : ''",
    to: 'value',
    missed: 'attribute data-name',
  },
  {
    what: 'titles of attributes stay',
    file: 'attributes',
    from: 'if (kind === HIDDEN) return undefined',
    to: 'if (kind === HIDDEN) return value',
    missed: 'attribute title',
  },
  {
    what: 'links keep their address',
    file: 'attributes',
    from: "name === 'href' ? '#' : undefined",
    to: 'value',
    missed: 'link query',
  },
  {
    what: 'pictures keep their query',
    file: 'url',
    from: 'const query = neededOf(url)',
    to: 'const query = url.search',
    missed: 'image query',
  },
  {
    what: 'style sheets keep their comments',
    file: 'css',
    from: "all === SPLIT ? all : ''",
    to: 'all',
    missed: 'style sheet, comment',
  },
  {
    what: 'style sheets keep their words',
    file: 'css',
    from: 'stringMasked(string, isCareful)}',
    to: 'string}',
    missed: 'style sheet, words',
  },
  {
    what: 'drawings lead elsewhere',
    file: 'drawing',
    from: 'SPEAKS.test(drawing) || LEADS_OUT.test(drawing)',
    to: 'SPEAKS.test(drawing)',
    missed: 'drawing in a style sheet, its reference',
  },
  { what: 'titles stay', file: 'zone', from: '|title|', to: '|', missed: 'title of the page' },
  {
    what: 'careful pages are like others',
    file: 'zones',
    from: 'outer | Zone.careful',
    to: 'outer',
    missed: 'paragraph',
    on: 'careful',
  },
  {
    what: 'hidden parts are read',
    file: 'marks',
    from: "const HIDE = 'data-toonbank-hide'",
    to: "const HIDE = 'data-other'",
    missed: 'hidden by the shop',
  },
  {
    what: 'the page tells its query',
    file: 'url',
    from: 'return `${url.origin}${path.join',
    to: 'return `${href}${path.join',
    missed: 'address of the page, query',
  },
  {
    what: 'what is typed may be repeated',
    file: 'echoes',
    from: 'pattern === null',
    to: 'true',
    missed: 'said again after it was typed',
  },
  {
    what: 'a shown password is a field like others',
    file: 'fields',
    from: "passwords.has(element) || element.hasAttribute('data-rr-is-password')",
    to: 'false',
    missed: 'password, shown, and marked',
  },
];

test.each(BREAKS)(
  '[MK1] it is noticed when $what',
  async ({ file, from, to, missed, on = 'ordinary' }) => {
    let isDone = false;
    const browser = await openCorpusBrowser((path, source) => {
      if (!path.endsWith(`visitor/record/mask/${file}.ts`) || !source.includes(from)) return source;
      isDone = true;
      return source.replace(from, () => to);
    });
    try {
      const run = await browser.run(
        'masked',
        { kind: on === 'careful' ? 'careful' : 'ordinary' },
        missed,
      );
      expect(isDone, `${from} stands in ${file}.ts`).toBe(true);
      expect(run.planted.length).toBeGreaterThan(0);
      expect(findLeaks(run.planted, run.sent).length).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  },
);

// @vitest-environment happy-dom
import fc from 'fast-check';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Markdown } from '../../../../../extension/panel/ui/markdown.tsx';

const root = document.createElement('div');
afterEach(() => render(null, root));

function drawn(text: string): Element {
  render(<Markdown text={text} />, root);
  const [markdown] = root.children;
  if (markdown === undefined) throw new Error('nothing was drawn');
  return markdown;
}
const html = (text: string) => drawn(text).innerHTML;

describe('an article', () => {
  it('[KB8] is drawn as it reads', () => {
    expect(
      html('# Kop\n\nEen **vet** en *schuin*  \nwoord, `zo`.\n\n1. een\n2. twee\n\n- drie'),
    ).toBe(
      '<p class="markdown-heading">Kop</p><p>Een <strong>vet</strong> en <em>schuin</em><br>woord, <code>zo</code>.</p>' +
        '<ol start="1"><li><p>een</p></li><li><p>twee</p></li></ol><ul><li><p>drie</p></li></ul>',
    );
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a <b onclick="x()">b</b>', '<p>a &lt;b onclick="x()"&gt;b&lt;/b&gt;</p>'],
    ['![laars](https://x.example/a.png)', '<p>laars</p>'],
    ['[hier](javascript:alert(1))', '<p>hier</p>'],
    ['[hier](data:text/html,x)', '<p>hier</p>'],
    ['[hier](/returns)', '<p>hier</p>'],
    ['[hier](https://shop.example@x.example)', '<p>hier</p>'],
    ['[hier][a]\n\n[a]: javascript:alert(1)', '<p>hier</p>'],
  ])('[KB8] %s is drawn as %s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('[KB8] a link says where it leads, and opens in a tab that knows nothing of this one', () => {
    const link = (label: string) =>
      `<a href="https://shop.example/a" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`;
    const host = ' <span class="markdown-host">(shop.example)</span>';
    expect(html('[hier](https://shop.example/a)')).toBe(`<p>${link('hier')}${host}</p>`);
    expect(html('[hier][a]\n\n[a]: https://shop.example/a')).toBe(`<p>${link('hier')}${host}</p>`);
    expect(html('Zie https://shop.example/a.')).toBe(
      `<p>Zie ${link('https://shop.example/a')}.</p>`,
    );
  });

  it.each([
    ['marks without end', '[a]('.repeat(1_100)],
    ['lines without end', 'a\n\n'.repeat(500)],
    ['quotes in quotes', `${'> '.repeat(25)}a`],
  ])('[KB8, LM1] %s are shown as they were written', (_, text) => {
    const plain = drawn(text).querySelector('.markdown-plain');
    expect(plain?.textContent).toBe(text);
  });

  it('[KB8] no text whatever draws anything that acts', () => {
    const pieces = fc.constantFrom(
      ...['<script>', '</script>', '<img src=x onerror=a()>', '[', '](', ')', 'javascript:', '!'],
      ...['`', '**', '_', '> ', '\n', '- ', '1. ', '<', '>', '&lt;', '&#x6a;', 'https://a.example'],
      ...['"', "'", '\u202E', '\u0000', '[a]: ', '  ', 'data:text/html,', '# ', '\\', 'x'],
    );
    const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const article = drawn(text);
        expect(article.querySelector('script, img, iframe, style, [onerror], [src]')).toBeNull();
        for (const link of article.querySelectorAll('a')) {
          expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
          expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
        }
      }),
      { numRuns: 200 },
    );
  });
});

import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../shared/knowledge/read-file.ts';
import { KNOWLEDGE_PAGE_MAX_BYTES } from '../../../../shared/protocol/limits.ts';

const read = (text: string, name = 'Returns.html') =>
  readFiles([{ name, text }], { timeZone: 'Europe/Amsterdam', language: null })[0];
const page = (body: string) =>
  `<html lang="nl-NL"><title>Winkel</title><body>${body}</body></html>`;
const bodyOf = (html: string) => read(page(html))?.articles[0]?.terms.texts.nl?.body;

describe('a saved page', () => {
  it('[KB7] gives its heading and the text of its main part, in the language it says it has', () => {
    const got = read(
      `<!doctype html><html lang="en"><head><title>Shop</title></head><body><nav>Menu</nav>
      <main><h1>Returns</h1><p>Within <b>30 days</b>,
      <i>unworn</i>.</p><h2>How</h2><ol><li>Print the <a href="https://shop.example/label">label</a></li>
      <li>Post it<ul><li>at a shop</li></ul></li></ol>
      <blockquote><p>Free of charge.</p></blockquote>
      <table><tr><th>Size</th><td>39</td></tr></table></main><footer>©</footer></body></html>`,
    );
    expect(got?.articles).toMatchObject([
      {
        article: 'returns',
        terms: {
          texts: {
            nl: null,
            en: {
              title: 'Returns',
              body: [
                'Within **30 days**, *unworn*.',
                '## How',
                '1. Print the [label](https://shop.example/label)\n2. Post it\n\n   - at a shop',
                '> Free of charge.',
                'Size – 39',
              ].join('\n\n'),
            },
          },
        },
      },
    ]);
  });

  it.each([
    ['<script>alert(1)</script><p>Tekst</p>', 'Tekst'],
    ['<p onclick="alert(1)" style="color:red">Tekst</p>', 'Tekst'],
    ['<p>Tekst</p><style>p{}</style><iframe src="https://x.example"></iframe>', 'Tekst'],
    ['<p>Zie <a href="javascript:alert(1)">hier</a></p>', 'Zie hier'],
    ['<p>Zie <a href="http://x.example">hier</a></p>', 'Zie hier'],
    ['<p>Zie <a href="https://shop.example@x.example/">hier</a></p>', 'Zie hier'],
    ['<p>Zie <a href="/returns">hier</a></p>', 'Zie hier'],
    ['<p><img src="https://x.example/t.gif" alt="Een laars"> Laars</p>', 'Een laars Laars'],
    ['<p>Zichtbaar</p><p hidden>Niet</p><p style="display: none">Niet</p>', 'Zichtbaar'],
    ['<form><input value="x"><button>Koop</button></form><p>Tekst</p>', 'Tekst'],
    ['<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '\\<script>alert(1)\\</script>'],
    ['<p>1. Geen lijst</p><p># Geen kop</p>', '1\\. Geen lijst\n\n\\# Geen kop'],
    ['<p>Een<br>twee</p>', 'Een  \ntwee'],
  ])('[KB8] %s becomes %s', (html, markdown) => {
    expect(bodyOf(html)).toBe(markdown);
  });

  it('[KB8] what it holds is text again when its Markdown is read', () => {
    const said = '*ster* _laag_ `code` [naam](https://x.example) <b>vet</b> &amp; \\ > - + # 1.';
    const body = bodyOf(`<p>${said.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`) ?? '';
    const [paragraph] = fromMarkdown(body).children;
    expect(paragraph?.type).toBe('paragraph');
    const kinds = paragraph !== undefined && 'children' in paragraph ? paragraph.children : [];
    expect(kinds).toMatchObject([{ type: 'text', value: said }]);
  });

  it('[KB8, LM1] nested without end it is read all the same, as far as anybody writes', () => {
    const deep = `${'<div>'.repeat(20_000)}Diep${'</div>'.repeat(20_000)}<p>Tekst</p>`;
    expect(bodyOf(deep)).toBe('Tekst');
  });

  it.each([
    ['no-language', '<html><body><p>Text</p></body></html>'],
    ['nothing-in-it', page('<nav>Menu</nav>')],
    ['too-large', page('x'.repeat(KNOWLEDGE_PAGE_MAX_BYTES))],
  ])('[KB7] says %s', (why, html) => {
    expect(read(html)?.unread.map(({ word }) => word)).toEqual([why]);
  });
});

import { address, child, made, markup, type Sink } from './sink.ts';

const all = [
  'title',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-placeholder',
  'data-name',
  'data-email',
  'data-state',
  'onclick',
  'itemprop',
  'itemid',
  'nonce',
  'abbr',
  'x-person',
  'summary',
  'ping',
  'lang2',
];

const rule = (secret: string): string => JSON.stringify(secret).slice(1, -1);

/** A drawing in an address of a style sheet, with the secret in all its places. */
function drawings(
  where: string,
  isEscaped: boolean,
  put: (box: HTMLElement, drawing: string) => void,
): readonly Sink[] {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"';
  const path = '<path d="M0 0h8v8z"/>';
  const all: readonly (readonly [string, Sink['hides'], string])[] = [
    ['words', 'any', `${open}>${path}<text>$</text></svg>`],
    ['words without a tag of their own', 'any', `${open}><g>$</g>${path}</svg>`],
    ['words in a style', 'pattern', `${open}><style>.a{content:'$'}</style>${path}</svg>`],
    ['title', 'any', `${open}><title>$</title>${path}</svg>`],
    ['attribute', 'pattern', `${open} id="$">${path}</svg>`],
    ['comment', 'pattern', `${open}><!-- $ -->${path}</svg>`],
    ['reference', 'any', `${open}><use href="/a.svg?$#b"/>${path}</svg>`],
  ];
  return all.map(([what, hides, drawing]) =>
    made(`drawing in a ${where}, its ${what}`, hides, (box, secret) => {
      const within = drawing.replaceAll('$', () => secret.replace(/[<&"']/g, ''));
      const written = isEscaped
        ? encodeURIComponent(within)
        : within.replaceAll('"', '\\"').replaceAll('#', '%23');
      put(box, `url("data:image/svg+xml;charset=utf8,${written}")`);
    }),
  );
}

/** Attributes, addresses and style sheets. */
export const ATTRIBUTES: readonly Sink[] = [
  ...all.map((name) => markup(`attribute ${name}`, 'any', `<div ${name}="$">x</div>`)),
  markup('class', 'pattern', '<i class="row $ end">x</i>'),
  markup('id', 'pattern', '<i id="$">x</i>'),
  markup('alt', 'careful', '<img alt="$" src="/a.png">'),
  markup('attribute of a custom element', 'any', '<shop-person person="$" who="$">x</shop-person>'),
  markup('time and data', 'any', '<time datetime="$">nu</time><data value="$">een</data>'),
  markup('meta', 'any', '<meta name="wie" content="$"><meta property="og:title" content="$">'),
  markup('cite', 'any', '<blockquote cite="$">x</blockquote><del cite="$" datetime="$">x</del>'),
  markup('track and media', 'any', '<video title="$"><track label="$" src="/t?$"></video>'),
  address('link query', 'any', '<a href="/bestelling?wie=$">x</a>'),
  address('link path', 'any', '<a href="/van/$/tot">x</a>'),
  address('link hash', 'any', '<a href="#$">x</a>'),
  markup('mailto and tel', 'any', '<a href="mailto:$">x</a><a href="tel:$">x</a>'),
  markup('download', 'any', '<a download="$" href="/x">x</a>'),
  address(
    'form',
    'any',
    '<form action="/stuur?wie=$" name="$"><button formaction="/a?$">x</button></form>',
  ),
  address('image query', 'any', '<img src="/a.png?wie=$">'),
  {
    ...address('image path', 'pattern', '<img src="/foto/$/klein.png">'),
    // Builds and image services name folders by what is in them, in just such a way.
    except: ['token'],
  },
  address('image hash', 'pattern', '<img src="/a.svg#$">'),
  address('srcset', 'any', '<img srcset="/a.png?wie=$ 1x, /b.png?wie=$ 2x">'),
  address('picture', 'any', '<picture><source srcset="/a.webp?wie=$"><img src="/a.png"></picture>'),
  address('poster', 'any', '<video poster="/p.png?wie=$" src="/v.mp4?wie=$"></video>'),
  address('object and embed', 'any', '<object data="/o?$"></object><embed src="/e?$">'),
  address('frame from elsewhere', 'any', '<iframe src="https://elders.test/?wie=$"></iframe>'),
  address('script', 'any', '<script type="text/plain" src="/s.js?wie=$"></script>'),
  address('style sheet', 'any', '<link rel="stylesheet" href="/s.css?wie=$">'),
  address(
    'preload and icon',
    'any',
    '<link rel="icon" href="/i.png?wie=$"><link rel="prefetch" href="/p?$">',
  ),
  address(
    'drawing from elsewhere',
    'any',
    '<svg><use href="/s.svg?wie=$#a"/><image href="/i.png?wie=$"/></svg>',
  ),
  address(
    'drawing in an address',
    'pattern',
    `<img src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><text>$</text></svg>'>`,
  ),
  made('drawing in an address, base64', 'pattern', (box, secret) => {
    child(box, 'img', {
      src: `data:image/svg+xml;base64,${btoa(`<svg><text>${secret}</text></svg>`)}`,
    });
  }),
  ...drawings('style sheet', false, (box, drawing) => {
    child(box, 'style').textContent = `.a { background: ${drawing} }`;
  }),
  ...drawings('variable of a style sheet', true, (box, drawing) => {
    child(box, 'style').textContent = `:root { --pijl: ${drawing} no-repeat; }`;
  }),
  ...drawings('style attribute', false, (box, drawing) => {
    child(box, 'div', { style: `background-image: ${drawing}` });
  }),
  markup('style attribute, variable', 'pattern', '<div style="--wie: \'$\'; --wat: $">x</div>'),
  address('style attribute, address', 'any', '<div style="background: url(/b.png?wie=$)">x</div>'),
  made('style attribute, set by the page', 'pattern', (box, secret) => {
    const element = child(box, 'div');
    element.style.setProperty('--wie', JSON.stringify(secret));
    element.style.setProperty('--wat', secret);
  }),
  made('style sheet, words', 'pattern', (box, secret) => {
    child(box, 'style').textContent = `.naam::after { content: "${rule(secret)}" }`;
  }),
  made('style sheet, escaped words', 'pattern', (box, secret) => {
    const escapes = [...secret].map(
      (char) => `\\${char.charCodeAt(0).toString(16).padStart(6, '0')}`,
    );
    child(box, 'style').textContent = `.naam::after { content: "${escapes.join('')}" }`;
  }),
  made('style sheet, comment', 'any', (box, secret) => {
    child(box, 'style').textContent = `/* ${secret} */ .a { color: red }`;
  }),
  made('style sheet, address', 'any', (box, secret) => {
    child(box, 'style').textContent =
      `.a { background: url("/b.png?wie=${encodeURIComponent(secret)}") }`;
  }),
  made('style sheet, selector', 'pattern', (box, secret) => {
    child(box, 'style').textContent = `[data-wie="${rule(secret)}"] { color: red }`;
  }),
  made('style sheet, variable', 'pattern', (box, secret) => {
    child(box, 'style').textContent = `.a { --wie: "${rule(secret)}"; --wat: ${secret}; }`;
  }),
  made('style sheet, rule put in', 'pattern', (box, secret) => {
    child(box, 'style').sheet?.insertRule(`.a::before { content: "${rule(secret)}" }`);
  }),
  made('style sheet, rule changed', 'pattern', (box, secret) => {
    const style = child(box, 'style');
    style.textContent = '.a { color: red }';
    setTimeout(() => {
      const first = style.sheet?.cssRules[0];
      if (first instanceof CSSStyleRule) first.style.setProperty('--wie', JSON.stringify(secret));
    });
  }),
  made('style sheet, adopted', 'pattern', (_, secret) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.a::before { content: "${rule(secret)}" }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    setTimeout(() => sheet.insertRule(`.b::before { content: "${rule(secret)}" }`));
  }),
  made('style sheet, adopted in a shadow root', 'pattern', (box, secret) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.a::before { content: "${rule(secret)}" }`);
    child(box, 'div').attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }),
  made('address of the page, query and hash', 'any', (_, secret) => {
    const { pathname } = location;
    history.replaceState(
      null,
      '',
      `${pathname}?wie=${encodeURIComponent(secret)}#${encodeURIComponent(secret)}`,
    );
  }),
  made('address of the page, path', 'pattern', (_, secret) => {
    const before = location.href;
    history.pushState(
      null,
      '',
      `${location.pathname.replace(/\/van\/.*/, '')}/van/${encodeURIComponent(secret)}`,
    );
    setTimeout(() => history.replaceState(null, '', before), 30);
  }),
];

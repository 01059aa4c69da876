import { child, made, markup, type Sink } from './sink.ts';

const split = (secret: string): [string, string, string, string] => {
  const size = Math.ceil(secret.length / 4);
  const piece = (index: number) => secret.slice(index * size, (index + 1) * size);
  return [piece(0), piece(1), piece(2), piece(3)];
};

const wide = (secret: string): string =>
  secret.replace(/[0-9@]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/** Text of the page, wherever it is written. */
export const WORDS: readonly Sink[] = [
  markup('paragraph', 'careful', '<p>Bezorgd bij $ vandaag.</p>'),
  markup('table cell', 'careful', '<table><tr><td>Naam</td><td>$</td></tr></table>'),
  markup('list', 'careful', '<ul><li>$</li></ul>'),
  markup('link text', 'careful', '<a href="/x">$</a>'),
  markup('definition', 'careful', '<dl><dt>Naam</dt><dd>$</dd></dl>'),
  markup('heading', 'pattern', '<h2>Over $</h2>'),
  markup('label', 'pattern', '<label>Neem $ over</label>'),
  markup(
    'label of a kept address',
    'careful',
    '<label><input type="radio" name="adres"> $</label>',
  ),
  markup(
    'label of a kept address, with when it comes',
    'careful',
    '<label><input type="radio" name="keuze"> $, Vlinderweg 12, binnen 30 dagen</label>',
  ),
  markup('summary and details', 'pattern', '<details><summary>$</summary></details>'),
  markup('details', 'careful', '<details open><summary>Meer</summary>$</details>'),
  markup('dialog', 'careful', '<dialog open>$</dialog>'),
  markup('popover', 'careful', '<div popover>$</div>'),
  markup('preformatted', 'careful', '<pre>  $  </pre>'),
  markup('ruby', 'careful', '<ruby>$<rt>$</rt></ruby>'),
  markup('drawn text', 'careful', '<svg width="100" height="20"><text x="0" y="15">$</text></svg>'),
  markup('drawn text in pieces', 'pattern', '<svg><text><tspan>$</tspan></text></svg>'),
  markup('drawing, its title', 'any', '<svg><title>$</title><desc>$</desc><circle r="4"/></svg>'),
  markup('formula', 'careful', '<math><mtext>$</mtext></math>'),
  markup('text in a custom element', 'careful', '<shop-person>$</shop-person>'),
  markup('slot', 'careful', '<div><slot name="a">$</slot></div>'),
  markup('comment', 'any', '<!-- $ --><p>iets</p>'),
  markup('noscript', 'any', '<noscript><img src="/pixel?m=$">$</noscript>'),
  markup('template', 'any', '<template><p>$</p></template>'),
  markup('hidden by style', 'careful', '<p style="display:none">$</p>'),
  markup('hidden by the shop', 'any', '<div data-toonbank-hide><p title="$">$</p></div>'),
  markup(
    'hidden by the shop, marked as fit to be seen within',
    'any',
    '<div data-toonbank-hide><p data-toonbank-show>$</p></div>',
  ),
  made('in four text nodes', 'pattern', (box, secret) => {
    const line = child(box, 'p');
    for (const piece of split(secret)) line.append(piece);
  }),
  made('in four text nodes with comments', 'pattern', (box, secret) => {
    const line = child(box, 'p');
    for (const piece of split(secret)) line.append(piece, new Comment(''));
  }),
  made('with zero-width characters', 'pattern', (box, secret) => {
    child(box, 'p').textContent = [...secret].join('\u200b');
  }),
  made('with soft hyphens', 'pattern', (box, secret) => {
    child(box, 'p').textContent = secret.replace(/(.{4})/g, '$1\u00ad');
  }),
  made('in full width', 'pattern', (box, secret) => {
    child(box, 'p').textContent = wide(secret);
  }),
  made('with other spaces', 'pattern', (box, secret) => {
    child(box, 'p').textContent = secret.replaceAll(' ', '\u00a0');
  }),
  made('percent-encoded', 'pattern', (box, secret) => {
    child(box, 'p').textContent = `zie ?m=${encodeURIComponent(secret)}`;
  }),
  made('every character percent-encoded', 'pattern', (box, secret) => {
    const escapes = [...new TextEncoder().encode(secret)].map(
      (byte) => `%${byte.toString(16).padStart(2, '0')}`,
    );
    child(box, 'p').textContent = escapes.join('');
  }),
  made('as entities that are text', 'pattern', (box, secret) => {
    child(box, 'p').textContent = [...secret].map((char) => `&#${char.codePointAt(0)};`).join('');
  }),
  made('in an address that is text', 'pattern', (box, secret) => {
    child(box, 'p').textContent =
      `https://winkel.nl/bevestig?wie=${encodeURIComponent(secret)}&ok=1`;
  }),
  made('selected', 'careful', (box, secret) => {
    const line = child(box, 'p');
    line.textContent = secret;
    getSelection()?.selectAllChildren(line);
  }),
  made('title of the page', 'any', (_, secret) => {
    document.title = secret;
  }),
  made('on a canvas', 'any', (box, secret) => {
    child(box, 'canvas').getContext('2d')?.fillText(secret, 5, 20);
  }),
  made('open shadow root', 'careful', (box, secret) => {
    child(box, 'div').attachShadow({ mode: 'open' }).innerHTML = `<p>${secret}</p>`;
  }),
  made('field in an open shadow root', 'any', (box, secret) => {
    const root = child(box, 'div').attachShadow({ mode: 'open' });
    root.innerHTML = '<input><textarea></textarea>';
    for (const field of root.querySelectorAll('input, textarea'))
      Reflect.set(field, 'value', secret);
  }),
  made('shadow root in a shadow root', 'careful', (box, secret) => {
    const outer = child(box, 'div').attachShadow({ mode: 'open' });
    child(outer, 'section').attachShadow({ mode: 'open' }).innerHTML =
      `<b title="${secret}">${secret}</b>`;
  }),
  made('closed shadow root', 'any', (box, secret) => {
    child(box, 'div').attachShadow({ mode: 'closed' }).innerHTML = `<p>${secret}</p>`;
  }),
  made('slotted into a shadow root', 'careful', (box, secret) => {
    const host = child(box, 'div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>';
    host.append(secret);
  }),
  made('text of a frame', 'careful', (box, secret) => {
    child(box, 'iframe').srcdoc = `<p>${secret}</p>`;
  }),
  made('field of a frame', 'any', (box, secret) => {
    child(box, 'iframe').srcdoc = `<input value="${secret}"><textarea>${secret}</textarea>`;
  }),
  made('title of a frame', 'any', (box, secret) => {
    child(box, 'iframe', { title: secret, name: secret }).srcdoc = `<title>${secret}</title>`;
  }),
  made('frame written by the page', 'careful', (box, secret) => {
    const inner = child(box, 'iframe').contentDocument;
    if (inner !== null) inner.body.innerHTML = `<p aria-label="${secret}">${secret}</p>`;
  }),
  made('said again after it was typed', 'any', (box, secret) => {
    const field = child(box, 'input', { name: 'achternaam' });
    field.value = secret;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    child(box, 'h3').textContent = `Klopt dit: ${secret}`;
    child(box, 'button').textContent = secret;
  }),
];

import { productById } from '../catalogue/catalogue.ts';
import { placed, sheet } from './sheet.ts';

/** Three boots on two blocks under an arch. */
export function hero(): string {
  return sheet(
    '0 0 640 520',
    `<defs><linearGradient id="arch" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d88f5e"/><stop offset="1" stop-color="#b5602f"/></linearGradient><linearGradient id="block" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#f7eee0"/><stop offset="1" stop-color="#e3d2ba"/></linearGradient></defs>
<path d="M140 480 V230 a170 170 0 0 1 340 0 V480 Z" fill="url(#arch)"/>
<path d="M198 480 V242 a112 112 0 0 1 224 0 V480 Z" fill="#fff" opacity="0.1"/>
<path d="M206 432 h226 v48 h-226 Z" fill="url(#block)"/><path d="M6 448 h200 v32 h-200 Z" fill="url(#block)"/><path d="M432 456 h204 v24 h-204 Z" fill="url(#block)"/>
<path d="M10 480 h620" stroke="#cdb797" stroke-width="2"/>
${at('sanne', 'h1', 106, 44, 1.08)}${at('roos', 'h2', -18, 226, 0.62)}${at('maud', 'h3', 412, 234, 0.62)}`,
  );
}

/** The bench above the shop: a lamp, tools on the wall, a pair being finished. */
export function workbench(): string {
  const tools = [80, 122, 164]
    .map(
      (x, at) =>
        `<path d="M${x} 74 v${70 + at * 12}" stroke="#6b4a30" stroke-width="9" stroke-linecap="round"/><path d="M${x - 12} ${150 + at * 10} h24 l-5 26 h-14 Z" fill="#9aa0a3"/>`,
    )
    .join('');
  return sheet(
    '0 0 560 380',
    `<path d="M0 0 h560 v380 h-560 Z" fill="#4b3526"/><path d="M0 0 h560 v64 h-560 Z" fill="#412d20"/><path d="M52 70 h150" stroke="#2e1f15" stroke-width="8" stroke-linecap="round"/>${tools}
<defs><radialGradient id="glow"><stop offset="0" stop-color="#ffdc9a" stop-opacity="0.75"/><stop offset="1" stop-color="#ffdc9a" stop-opacity="0"/></radialGradient></defs>
<ellipse cx="352" cy="220" rx="190" ry="150" fill="url(#glow)"/><path d="M352 0 v58" stroke="#201510" stroke-width="4"/><path d="M304 104 C308 72 330 56 352 56 C374 56 396 72 400 104 Z" fill="#b5602f"/><ellipse cx="352" cy="105" rx="47" ry="8" fill="#ffe6b5"/>
<path d="M0 306 h560 v74 h-560 Z" fill="#8a5d3b"/><path d="M0 300 h560 v12 h-560 Z" fill="#b07a4f"/><path d="M0 340 h560 M0 362 h560" stroke="#6f4829" stroke-width="2" opacity="0.6"/>
${at('daan', 'w1', 244, 88, 0.6)}${at('balm', 'w2', 56, 200, 0.31)}${at('brush', 'w3', 140, 204, 0.3)}${at('spray', 'w4', 436, 176, 0.37)}`,
  );
}

export function mark(): string {
  return sheet(
    '0 0 32 32',
    '<path d="M0 6 a6 6 0 0 1 6 -6 h20 a6 6 0 0 1 6 6 v20 a6 6 0 0 1 -6 6 h-20 a6 6 0 0 1 -6 -6 Z" fill="#8f3d1b"/><path d="M10 6 h7 v10 c3 3 8 3 8 8 v2 h-16 c-1 -6 1 -10 1 -20 Z" fill="#fbf3e6"/>',
  );
}

function at(productId: string, id: string, x: number, y: number, scale: number): string {
  const product = productById(productId);
  return product === undefined
    ? ''
    : `<g transform="translate(${x} ${y}) scale(${scale})">${placed(product, id)}</g>`;
}

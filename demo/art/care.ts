import type { Palette } from '../shop/product.ts';

/** Things for care, on a 400 × 400 sheet, standing on y = 350. */
export const CARE_DRAWINGS: Readonly<
  Record<'tin' | 'brush' | 'spray' | 'trees', (palette: Palette, id: string) => string>
> = { tin, brush, spray, trees };

function tin(palette: Palette, id: string): string {
  return `<defs><linearGradient id="${id}-t" x1="0" x2="1"><stop offset="0" stop-color="${palette.shade}"/><stop offset="0.35" stop-color="${palette.light}"/><stop offset="1" stop-color="${palette.shade}"/></linearGradient></defs>
<path d="M80 236 v66 a120 46 0 0 0 240 0 v-66 Z" fill="url(#${id}-t)"/><path d="M80 262 a120 46 0 0 0 240 0" fill="none" stroke="#000" stroke-opacity="0.25" stroke-width="3"/><ellipse cx="200" cy="232" rx="124" ry="48" fill="${palette.trim}"/><ellipse cx="200" cy="228" rx="120" ry="45" fill="${palette.leather}"/><ellipse cx="200" cy="228" rx="98" ry="36" fill="none" stroke="#f3e3c8" stroke-width="2.500"/>
<g fill="#f7ead4" text-anchor="middle" font-family="Georgia, serif"><text x="200" y="228" font-size="28" font-weight="bold" letter-spacing="3">VAN DAM</text><text x="200" y="247" font-size="12" letter-spacing="4">1931</text></g>`;
}

function brush(palette: Palette, id: string): string {
  const hairs = Array.from({ length: 62 }, (_, at) => {
    const x = 74 + at * 4.1;
    return `<path d="M${x.toFixed(1)} 268 L${(x + (at % 3) - 1).toFixed(1)} ${334 + ((at * 7) % 9)}"/>`;
  }).join('');
  return `<defs><linearGradient id="${id}-w" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.light}"/><stop offset="0.6" stop-color="${palette.leather}"/><stop offset="1" stop-color="${palette.shade}"/></linearGradient></defs>
<path d="M70 262 h260 l6 74 c-90 8 -182 8 -272 0 Z" fill="#4a3a30"/><g stroke="#75604f" stroke-width="1.6">${hairs}</g>
<path d="M58 252 C56 214 96 192 200 190 C304 192 344 214 342 252 C342 268 330 274 316 274 L84 274 C70 274 58 268 58 252 Z" fill="url(#${id}-w)"/><path d="M92 236 C130 214 270 214 308 236" fill="none" stroke="${palette.shade}" stroke-opacity="0.5" stroke-width="3"/><path d="M84 222 C140 200 260 198 312 220" fill="none" stroke="#fff" stroke-opacity="0.35" stroke-width="5" stroke-linecap="round"/>
<text x="200" y="256" text-anchor="middle" font-family="Georgia, serif" font-size="17" letter-spacing="4" fill="${palette.shade}">VAN DAM</text>`;
}

function spray(palette: Palette, id: string): string {
  return `<defs><linearGradient id="${id}-s" x1="0" x2="1"><stop offset="0" stop-color="${palette.shade}"/><stop offset="0.32" stop-color="${palette.light}"/><stop offset="0.6" stop-color="${palette.leather}"/><stop offset="1" stop-color="${palette.shade}"/></linearGradient><linearGradient id="${id}-m" x1="0" x2="1"><stop offset="0" stop-color="#8d9194"/><stop offset="0.35" stop-color="#eef0f1"/><stop offset="1" stop-color="#83878a"/></linearGradient></defs>
<path d="M168 70 h64 v34 h-64 Z" fill="#f2ece2"/><path d="M180 54 h40 l4 18 h-48 Z" fill="#e5dccd"/><circle cx="222" cy="66" r="3.500" fill="#6d6258"/><path d="M158 104 h84 c14 6 22 16 24 30 h-132 c2 -14 10 -24 24 -30 Z" fill="url(#${id}-m)"/><path d="M134 134 h132 v206 c0 10 -30 15 -66 15 s-66 -5 -66 -15 Z" fill="url(#${id}-s)"/><path d="M134 178 h132 v98 h-132 Z" fill="#f6eddd"/>
<g text-anchor="middle" font-family="Georgia, serif" fill="${palette.shade}"><text x="200" y="216" font-size="21" font-weight="bold" letter-spacing="2">VAN DAM</text><text x="200" y="238" font-size="12" letter-spacing="3">250 ML</text></g><path d="M200 246 c8 9 8 18 0 20 c-8 -2 -8 -11 0 -20 Z" fill="${palette.leather}"/>`;
}

function trees(palette: Palette, id: string): string {
  const one = `<path d="M214 250 C250 246 300 268 318 300 C326 322 314 342 290 344 L232 344 C214 344 204 330 204 310 C203 288 204 262 214 250 Z" fill="url(#${id}-c)"/><path d="M226 262 C262 262 296 282 306 308" fill="none" stroke="#fff" stroke-opacity="0.4" stroke-width="5" stroke-linecap="round"/><path d="M252 258 C246 286 246 318 252 343" fill="none" stroke="${palette.shade}" stroke-width="2" opacity="0.6"/><path d="M118 300 h92" stroke="${palette.sole}" stroke-width="8"/><path d="M128 300 h74" stroke="#fff" stroke-opacity="0.55" stroke-width="2.500" stroke-dasharray="3 4"/><path d="M92 262 C112 256 130 268 132 300 C133 330 120 344 100 344 C84 344 78 322 80 298 C81 280 84 266 92 262 Z" fill="url(#${id}-c)"/><path d="M104 262 C100 236 106 214 116 196" fill="none" stroke="${palette.leather}" stroke-width="9"/><circle cx="118" cy="190" r="12" fill="${palette.trim}"/>`;
  return `<defs><linearGradient id="${id}-c" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="${palette.light}"/><stop offset="0.55" stop-color="${palette.leather}"/><stop offset="1" stop-color="${palette.shade}"/></linearGradient></defs><g transform="translate(44 -58) scale(0.92)" opacity="0.92">${one}</g><g transform="translate(-18 4)">${one}</g>`;
}

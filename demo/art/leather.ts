import type { Palette } from '../shop/product.ts';

/** A drawn thing: its marks, and what they cover on a 400 × 400 sheet when placed by `transform`. */
export type Shape = { readonly outline: string; readonly marks: (id: string) => string };

/** Gradients and blurs that turn a flat outline into leather; `id` keeps two boots on one sheet apart. */
export function leatherDefs(id: string, palette: Palette, outline: string): string {
  const { leather, shade, light } = palette;
  return `<defs>
<linearGradient id="${id}-l" x1="0" y1="0" x2="1" y2="0.35"><stop offset="0" stop-color="${shade}"/><stop offset="0.3" stop-color="${leather}"/><stop offset="0.52" stop-color="${light}" stop-opacity="0.9"/><stop offset="0.62" stop-color="${leather}"/><stop offset="1" stop-color="${shade}"/></linearGradient>
<linearGradient id="${id}-d" x1="0" y1="0" x2="0" y2="1"><stop offset="0.55" stop-color="${shade}" stop-opacity="0"/><stop offset="1" stop-color="${shade}" stop-opacity="0.85"/></linearGradient>
<filter id="${id}-b" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="7"/></filter>
<clipPath id="${id}-c"><path d="${outline}"/></clipPath>
</defs>`;
}

/** The outline filled as leather, with light on the toe and in the bend of the ankle. */
export function leatherBody(id: string, palette: Palette, outline: string): string {
  const { leather, shade, light } = palette;
  return `<path d="${outline}" fill="${leather}"/>
<g clip-path="url(#${id}-c)">
<path d="${outline}" fill="url(#${id}-l)"/>
<path d="${outline}" fill="url(#${id}-d)"/>
<path d="M96 250 C120 268 150 320 104 340 L80 330 Z" fill="${shade}" opacity="0.7" filter="url(#${id}-b)"/>
<path d="M216 214 C246 240 280 252 300 268" stroke="${light}" stroke-width="13" fill="none" opacity="0.65" filter="url(#${id}-b)"/>
<ellipse cx="318" cy="292" rx="24" ry="7" transform="rotate(34 318 292)" fill="${light}" opacity="0.6" filter="url(#${id}-b)"/>
<path d="M196 214 C214 226 206 246 188 252 M206 232 C226 244 226 262 208 272" stroke="${shade}" stroke-width="5" fill="none" opacity="0.4" filter="url(#${id}-b)"/>
</g>`;
}

/** Two rows of thread beside a seam. */
export function seam(d: string, palette: Palette): string {
  return `<path d="${d}" fill="none" stroke="${palette.shade}" stroke-width="2.4" opacity="0.75"/><path d="${d}" fill="none" stroke="${palette.light}" stroke-width="1.1" stroke-dasharray="3.4 2.6" transform="translate(3.4 0.6)" opacity="0.9"/>`;
}

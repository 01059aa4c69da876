import type { Product } from '../shop/product.ts';
import { bootMarks, bootPlace, isBoot } from './boots.ts';
import { CARE_DRAWINGS } from './care.ts';

/** One product placed on a 400 × 400 sheet, with the soft shadow it stands in. */
export function placed(product: Product, id: string): string {
  const { silhouette, palette } = product;
  if (isBoot(silhouette))
    return `${shadow(id, 200, 360, silhouette === 'knee' ? 118 : 150)}<g transform="${bootPlace(silhouette)}">${bootMarks(silhouette, palette, id)}</g>`;
  return `${shadow(id, 200, 352, 130)}${CARE_DRAWINGS[silhouette](palette, id)}`;
}

export function side(product: Product): string {
  return sheet('0 0 400 400', placed(product, 'a'));
}

/** The second of the pair stands behind, a little smaller. */
export function pair(product: Product): string {
  return sheet(
    '0 0 400 400',
    `<g transform="translate(96 36) scale(0.8)">${placed(product, 'b')}</g><g transform="translate(-8 68) scale(0.82)">${placed(product, 'a')}</g>`,
  );
}

export function detail(product: Product): string {
  const box = isBoot(product.silhouette)
    ? product.silhouette === 'knee'
      ? '90 190 190 190'
      : '130 130 215 215'
    : '90 140 200 200';
  return sheet(box, placed(product, 'a'));
}

export function colour({ palette }: Product): string {
  return sheet(
    '0 0 18 18',
    `<circle cx="9" cy="9" r="8.500" fill="${palette.leather}" stroke="${palette.shade}" stroke-opacity="0.6"/>`,
  );
}

export function sheet(viewBox: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${content}</svg>`;
}

export function shadow(id: string, x: number, y: number, width: number): string {
  return `<defs><radialGradient id="${id}-s0"><stop offset="0" stop-color="#3a2412" stop-opacity="0.42"/><stop offset="0.6" stop-color="#3a2412" stop-opacity="0.16"/><stop offset="1" stop-color="#3a2412" stop-opacity="0"/></radialGradient></defs><ellipse cx="${x}" cy="${y}" rx="${width}" ry="13" fill="url(#${id}-s0)"/>`;
}

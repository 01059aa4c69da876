import { CATALOGUE } from '../catalogue/catalogue.ts';
import { hero, mark, workbench } from './scenes.ts';
import { colour, detail, pair, side } from './sheet.ts';

/** Every picture of the shop by file name, as SVG text. */
export function drawings(): ReadonlyMap<string, string> {
  const all = new Map<string, string>([
    ['hero', hero()],
    ['workbench', workbench()],
    ['mark', mark()],
  ]);
  for (const product of CATALOGUE) {
    all.set(product.id, side(product));
    all.set(`${product.id}-pair`, pair(product));
    all.set(`${product.id}-detail`, detail(product));
    all.set(`${product.id}-colour`, colour(product));
  }
  return all;
}

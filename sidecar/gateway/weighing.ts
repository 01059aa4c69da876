import { Gauge, type Registry } from 'prom-client';
import type { ShopWeighing } from '../app/learning/weighing-now.ts';

/** For the operator: where every map is at its word though something had been learned; else null (SPEC EN20). */
export function weighingSentence(shops: readonly ShopWeighing[]): string | null {
  const told = shops.flatMap(({ shop, state }) => {
    if (state === 'taken-back')
      return `In ${shop} a lead took back what was learned of offers: every map is at its word until enough visitors were met since.`;
    if (state === 'unusable')
      return `In ${shop} what was learned of offers cannot be read: every map is at its word until it is learned again.`;
    return [];
  });
  return told.length === 0 ? null : told.join(' ');
}

/** The same for GET /metrics. */
export function countWeighing(registry: Registry): (shops: readonly ShopWeighing[]) => void {
  const registers = [registry];
  const maps = new Gauge({
    name: 'toonbank_offers_weighed_maps',
    help: 'Action maps that are decided by what offers of them change; all others are at their word.',
    labelNames: ['shop'],
    registers,
  });
  const takenBack = new Gauge({
    name: 'toonbank_offers_taken_back',
    help: '1 while no map is weighed because a lead took back what was learned of offers.',
    labelNames: ['shop'],
    registers,
  });
  return (shops) => {
    maps.reset();
    takenBack.reset();
    for (const { shop, maps: known, state } of shops) {
      maps.set({ shop }, known);
      takenBack.set({ shop }, Number(state === 'taken-back'));
    }
  };
}

import { Gauge, type Registry } from 'prom-client';
import type { ShopRatio } from '../app/report/ratios.ts';

/** The arms of the holdout for GET /metrics. Shops are those that were ever connected: a handful. */
export function countSplit(registry: Registry): (shops: readonly ShopRatio[]) => void {
  const registers = [registry];
  const visitors = new Gauge({
    name: 'toonbank_holdout_visitors',
    help: 'Visitors that a map first met in the last 28 days, by arm.',
    labelNames: ['shop', 'arm'],
    registers,
  });
  const off = new Gauge({
    name: 'toonbank_holdout_split_off',
    help: '1 while chance does not explain how the arms are split.',
    labelNames: ['shop'],
    registers,
  });
  return (shops) => {
    visitors.reset();
    off.reset();
    for (const { shop, heldOut, offered, isOff } of shops) {
      visitors.set({ shop, arm: 'held-out' }, heldOut);
      visitors.set({ shop, arm: 'offered' }, offered);
      off.set({ shop }, Number(isOff));
    }
  };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { provideVendure } from '../tests/shops/vendure/provide-vendure.ts';
import { boots } from './journey/boots.ts';
import { play } from './journey/play.ts';
import { raiseStage, SHOP_KINDS } from './journey/raise-stage.ts';

/**
 * `npm run demo -- [--shop vendure] --headless --out DIR [--json]` plays journey J1 with a scripted
 * shopper and a scripted agent in two real browsers, the agent in the real side panel. With `--shop
 * vendure` a real Vendure server stands behind the shop's pages. Ends with code 0 only if all of it
 * worked.
 */
const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    shop: { type: 'string', default: 'light' },
  },
});

const out = values.out ?? join(import.meta.dirname, '../.toonbank/demo');
await mkdir(out, { recursive: true });
// With --json standard output belongs to the one object at the end.
const say = values.json ? console.error : console.log;
const shop = SHOP_KINDS.find((kind) => kind === values.shop);
const missing =
  shop === undefined
    ? `There is no shop "${values.shop}". There are: ${SHOP_KINDS.join(', ')}.`
    : shop === 'vendure'
      ? await provideVendure(console.error)
      : null;
if (shop === undefined || missing !== null) {
  console.error(missing);
  process.exit(1);
}
const stage = await raiseStage({ isHeadless: values.headless, shop });
const played = await play(boots, stage, out, say).finally(() => stage.close());
if (values.json) process.stdout.write(`${JSON.stringify(played, null, 2)}\n`);
else say(played.ok ? `Played. Pictures are in ${out}.` : `Stopped: ${played.stoppedBy}`);
process.exitCode = played.ok ? 0 : 1;

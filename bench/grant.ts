import { parseArgs } from 'node:util';
import { measureGrant } from './grant/measure.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- grant [--json] [--grants N] [--no-vendure] [--headed]`: from the click on what an agent may give
 * to the code in the shopper's chat, with the demo shop and with Vendure (docs/BENCH.md).
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    grants: { type: 'string', default: '60' },
    'no-vendure': { type: 'boolean', default: false },
    headed: { type: 'boolean', default: false },
  },
});

const report = await measureGrant({
  grants: Number(values.grants),
  hasVendure: !values['no-vendure'],
  isHeadless: !values.headed,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${asTable(report).join('\n')}\n`,
  () => process.exit(0),
);

import { parseArgs } from 'node:util';
import { SHAPES } from './cobrowse/shapes.ts';
import { measureCobrowseCpu } from './cobrowse-cpu/measure.ts';
import { writeProfiles } from './cobrowse-cpu/profile.ts';
import { asTable } from './measure/report.ts';

/**
 * `npm run bench -- cobrowse-cpu [--json] [--rounds N] [--no-peer] [--shape NAME]… [--profile DIR]`: main-thread
 * time that recording adds to pages that change a lot (docs/BENCH.md). With --profile nothing is measured: DIR gets what
 * the browser's profiler saw of ours, one file for each shape, with the names of the source.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    'no-peer': { type: 'boolean', default: false },
    shape: { type: 'string', multiple: true },
    profile: { type: 'string' },
  },
});
const shapes = SHAPES.filter(({ name }) => values.shape?.includes(name) ?? true);
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

if (values.profile !== undefined) await writeProfiles(shapes, values.profile, say);
else await report();

async function report(): Promise<void> {
  const measured = await measureCobrowseCpu({
    rounds: Number(values.rounds),
    hasPeer: !values['no-peer'],
    shapes,
    say,
  });
  process.stdout.write(
    values.json ? `${JSON.stringify(measured, null, 2)}\n` : `${asTable(measured).join('\n')}\n`,
  );
}

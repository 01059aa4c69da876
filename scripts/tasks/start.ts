import { ensureBuilt } from '../build/ensure-built.ts';
import { entry } from '../sentence.ts';
import { readStartOptions } from '../start/options.ts';
import { runAll } from '../start/run-all.ts';

await entry(async () => {
  const options = readStartOptions(process.argv.slice(2));
  if ('sentence' in options) {
    process.stderr.write(`${options.sentence}\n`);
    return 1;
  }
  return (await ensureBuilt()) ? runAll(options) : 1;
});

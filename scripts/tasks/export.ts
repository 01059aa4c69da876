import { readOptions } from '../privacy/options.ts';
import { runExport } from '../privacy/run-export.ts';
import { entry } from '../sentence.ts';

await entry(async () => {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const options = readOptions('export', process.argv.slice(2), process.env);
  if ('sentence' in options) {
    say(options.sentence);
    return 1;
  }
  return runExport(options, { say, write: (piece) => void process.stdout.write(piece) });
});

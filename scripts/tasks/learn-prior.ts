import { runLearnPrior } from '../learn-prior/run.ts';
import { entry } from '../sentence.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
await entry(() => runLearnPrior(process.argv.slice(2), say));

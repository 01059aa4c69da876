import { inProject } from '../project.ts';
import { follow } from '../run-script.ts';
import { entry } from '../sentence.ts';

await entry(() => follow(inProject('tests', 'faults', 'long.ts'), process.argv.slice(2)));

import { inProject } from '../project.ts';
import { follow } from '../run-script.ts';
import { entry } from '../sentence.ts';

const args = ['replay', ...process.argv.slice(2)];
await entry(() => follow(inProject('sidecar', 'operator', 'main.ts'), args));

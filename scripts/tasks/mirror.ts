import { runScript } from '../run-script.ts';
import { entry } from '../sentence.ts';

const path = ['tests', 'mirror', 'main.ts'];

await entry(() => runScript({ path, args: process.argv.slice(2), needsBrowser: true }));

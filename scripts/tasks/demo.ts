import { runScript } from '../run-script.ts';
import { entry } from '../sentence.ts';

const args = process.argv.slice(2);
await entry(() => runScript({ path: ['demo', 'journey.ts'], args, needsBrowser: true }));

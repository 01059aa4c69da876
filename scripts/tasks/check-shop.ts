import { runScript } from '../run-script.ts';
import { entry } from '../sentence.ts';

const args = process.argv.slice(2);
await entry(() =>
  runScript({ path: ['demo', 'check-shop', 'main.ts'], args, needsBrowser: false }),
);

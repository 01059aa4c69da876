import { runScript, scriptNames } from '../run-script.ts';
import { entry } from '../sentence.ts';

const [name = '', ...args] = process.argv.slice(2);

// The others need none, and measure on machines without one.
const inBrowsers = [
  'approval',
  'cobrowse-bytes',
  'cobrowse-cpu',
  'cobrowse-hour',
  'cobrowse-interaction',
  'cobrowse-join',
  'cobrowse-latency',
  'cobrowse-start',
  'floor-latency',
  'grant',
  'page-cost',
  'panel-open',
];

await entry(async () => {
  const names = scriptNames('bench');
  if (!names.includes(name)) {
    const known = names.length === 0 ? 'There are none yet.' : `There are: ${names.join(', ')}.`;
    process.stderr.write(`Say which measurement: npm run bench -- NAME. ${known}\n`);
    return 1;
  }
  return runScript({
    path: ['bench', `${name}.ts`],
    args,
    needsBrowser: inBrowsers.includes(name),
  });
});

import { pathToFileURL } from 'node:url';
import { provideBrowser } from '../browser/provide-browser.ts';
import { inProject } from '../project.ts';
import { entry } from '../sentence.ts';

const [name = '', ...args] = process.argv.slice(2);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** npm run evaluate -- masking --url URL --json */
await entry(async () => {
  if (name !== 'masking') {
    say('Say what to evaluate: npm run evaluate -- NAME. There is: masking.');
    return 1;
  }
  const browser = await provideBrowser(say);
  if ('sentence' in browser) {
    say(browser.sentence);
    return 1;
  }
  // Named at run time: what it tests is of another world, with types of its own.
  const program = await import(pathToFileURL(inProject('tests', 'masking', 'main.ts')).href);
  return program.evaluateMasking(args);
});

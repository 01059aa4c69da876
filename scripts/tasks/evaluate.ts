import { pathToFileURL } from 'node:url';
import { provideBrowser } from '../browser/provide-browser.ts';
import { inProject } from '../project.ts';
import { entry } from '../sentence.ts';

/** A program is a module whose `evaluate` takes what stands after its name and gives the code to end with. */
interface Program {
  readonly path: readonly string[];
  readonly needsBrowser?: true;
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  answers: { path: ['bench', 'evaluate', 'answers.ts'] },
  masking: { path: ['tests', 'masking', 'main.ts'], needsBrowser: true },
  policy: { path: ['bench', 'evaluate', 'policy.ts'] },
  prefixes: { path: ['bench', 'evaluate', 'prefixes.ts'] },
  trees: { path: ['bench', 'evaluate', 'trees.ts'] },
  uplift: { path: ['bench', 'evaluate', 'uplift.ts'] },
};

const [name = '', ...args] = process.argv.slice(2);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** npm run evaluate -- NAME [--json]: how right we are, on rows that are given as files. */
await entry(async () => {
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (program === undefined) {
    const names = Object.keys(PROGRAMS).join(', ');
    say(`Say what to evaluate: npm run evaluate -- NAME. There are: ${names}.`);
    return 1;
  }
  if (program.needsBrowser) {
    const browser = await provideBrowser(say);
    if ('sentence' in browser) {
      say(browser.sentence);
      return 1;
    }
  }
  // Named at run time: what it evaluates with is of another world, with types of its own.
  const { evaluate } = await import(pathToFileURL(inProject(...program.path)).href);
  return evaluate(args);
});

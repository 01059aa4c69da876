import { createInterface } from 'node:readline/promises';
import { readOptions } from '../privacy/options.ts';
import { runErase } from '../privacy/run-erase.ts';
import { entry } from '../sentence.ts';

await entry(async () => {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const options = readOptions('erase', process.argv.slice(2), process.env);
  if ('sentence' in options) {
    say(options.sentence);
    return 1;
  }
  return runErase(options, { say, confirm: process.stdin.isTTY ? confirm : null });
});

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

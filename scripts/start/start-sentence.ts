import { sentenceForCode } from '../sentence.ts';
import type { Ending } from './program.ts';

type Settings = { readonly port: number; readonly demoPort: number };

/** What to do when a program says that it cannot start; its own words when we know no better. */
export function sentenceForCannotStart(
  name: string,
  said: { readonly kind: string; readonly sentence: string },
  settings: Settings,
): string {
  switch (said.kind) {
    case 'port-in-use':
      return `Port ${portOf(name, settings)} is in use, perhaps by Toonbank in another window. Stop that program, or choose another port: npm start -- ${portOption(name)} ${portOf(name, settings) + 100}`;
    case 'port-not-allowed':
      return `Port ${portOf(name, settings)} may not be opened by this user. Choose one above 1023: npm start -- ${portOption(name)} ${name === demoShop ? 4690 : 4680}`;
    case 'data-in-use':
    case 'data-newer':
    case 'data-unusable':
    case 'disk-full':
      return `${said.sentence} To keep the data elsewhere: npm start -- --data DIR`;
    default:
      return said.sentence;
  }
}

const demoShop = 'demo shop';

function portOf(name: string, { port, demoPort }: Settings): number {
  return name === demoShop ? demoPort : port;
}

function portOption(name: string): string {
  return name === demoShop ? '--demo-port' : '--port';
}

/** What to tell when a program ended although nobody asked it to. */
export function sentenceForEnding(
  name: string,
  { how, lastLines }: Ending,
  logFile: string,
): string {
  const telling = tellingLine(lastLines);
  const words = telling === '' ? '' : ` Its last words: ${telling}`;
  return `The ${name} ended by itself (${how}), so the rest was stopped too.${words}\nAll it said is in ${logFile}`;
}

/** What to do when the folder for the data cannot be used. */
export function sentenceForDataDir(dataDir: string, code: string): string {
  const why = sentenceForCode(code) ?? 'It could not be made.';
  return `The data cannot be kept in ${dataDir}. ${why} Another folder: npm start -- --data DIR`;
}

/** The last error, or else the last line; a log line is JSON with a message. */
function tellingLine(lines: readonly string[]): string {
  const isError = (line: string): boolean =>
    /^\{.*"level":"(?:error|fatal)"/.test(line) || /^\w*Error\b.*: /.test(line);
  const line = lines.findLast(isError) ?? lines.findLast((each) => each.trim() !== '') ?? '';
  return /"message":"([^"]*)"/.exec(line)?.[1] ?? line.trim();
}

import { parseArgs } from 'node:util';

export type StartOptions = {
  readonly port: number;
  readonly demoPort: number;
  readonly dataDir: string;
  readonly wantsBrowser: boolean;
};

/** Options of start and dev, or the sentence about what is wrong with them. */
export function readStartOptions(
  args: readonly string[],
): StartOptions | { readonly sentence: string } {
  const known = new Set(['--port', '--demo-port', '--data', '--no-browser']);
  const unknown = args.find((arg) => arg.startsWith('-') && !known.has(arg.split('=')[0] ?? ''));
  if (unknown !== undefined) {
    return { sentence: `There is no option ${unknown}. There are: ${[...known].join(', ')}.` };
  }
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      port: { type: 'string', default: '4680' },
      'demo-port': { type: 'string', default: '4690' },
      data: { type: 'string', default: '.toonbank' },
      'no-browser': { type: 'boolean', default: false },
    },
  });
  const port = readPort(values.port);
  const demoPort = readPort(values['demo-port']);
  if (port === undefined || demoPort === undefined) {
    return { sentence: 'A port is a whole number from 1 to 65535.' };
  }
  if (port === demoPort) return { sentence: '--port and --demo-port must differ.' };
  if (typeof values.data !== 'string') return { sentence: '--data needs a folder after it.' };
  return { port, demoPort, dataDir: values.data, wantsBrowser: values['no-browser'] !== true };
}

/** An option without a value after it comes as true. */
function readPort(value: unknown): number | undefined {
  const port = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
}

import { parseArgs } from 'node:util';
import { checkShop } from './check-shop.ts';
import { type Finding, isWrong } from './finding.ts';

const USAGE =
  'Say which page: npm run check-shop -- https://shop.example/ [--sidecar https://counter.example] [--json]';

process.exitCode = await run(process.argv.slice(2));

/** 0: nothing is wrong. 1: something is. 2: it was not asked as it should be. */
async function run(args: readonly string[]): Promise<number> {
  const asked = read(args);
  if (asked === null) {
    console.error(USAGE);
    return 2;
  }
  const { url, sidecar, isJson, opensBrowser } = asked;
  // By the environment, so that it stands in no list of processes.
  const serverKey = process.env.TOONBANK_SERVER_KEY ?? '';
  const findings = await checkShop({ url, sidecar, opensBrowser, serverKey });
  const isRight = !findings.some(isWrong);
  if (isJson) console.log(JSON.stringify({ url: url.href, isRight, findings }));
  else for (const finding of findings) console.log(lineOf(finding));
  return isRight ? 0 : 1;
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sidecar: { type: 'string' },
        json: { type: 'boolean', default: false },
        'no-browser': { type: 'boolean', default: false },
      },
    });
    const url = webAddress(positionals[0]);
    const sidecar = values.sidecar === undefined ? null : webAddress(values.sidecar);
    if (url === null || positionals.length !== 1) return null;
    if (values.sidecar !== undefined && sidecar === null) return null;
    return { url, sidecar, isJson: values.json, opensBrowser: !values['no-browser'] };
  } catch {
    return null;
  }
}

function webAddress(text: string | undefined): URL | null {
  const url = URL.parse(text ?? '');
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

function lineOf({ check, state, sentence }: Finding): string {
  const sign = { right: '✓', wrong: '✗', note: '·' }[state];
  return `${sign} ${check.padEnd(11)} ${sentence}`;
}

import { parseArgs } from 'node:util';
import { type Arm, type CorpusAddress, openCorpusBrowser } from './corpus-browser.ts';
import { findLeaks } from './find-leaks.ts';

const ARMS: readonly Arm[] = ['toonbank', 'rrweb-most', 'rrweb'];

/**
 * `npm run evaluate -- masking [--url URL] [--json]`: plants secrets in a page, records it, and looks for them in what
 * would leave. Ends with code 1 when one of ours is found.
 */
export async function evaluate(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const pages: readonly CorpusAddress[] =
    values.url === undefined
      ? [{ kind: 'ordinary' }, { kind: 'careful' }]
      : [{ kind: 'shop', url: values.url }];
  const browser = await openCorpusBrowser();
  try {
    const found = new Map<Arm, Found>();
    for (const arm of ARMS) found.set(arm, await look(browser.run, arm, pages));
    const ours = found.get('toonbank') ?? NOTHING;
    const report = {
      name: 'masking',
      ...ours,
      peers: { rrwebMost: countsOf(found.get('rrweb-most')), rrweb: countsOf(found.get('rrweb')) },
    };
    if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else for (const line of inWords(report)) process.stdout.write(`${line}\n`);
    return ours.leaked === 0 ? 0 : 1;
  } finally {
    await browser.close();
  }
}

interface Found {
  readonly planted: number;
  readonly sinks: number;
  readonly leaked: number;
  readonly where: readonly { readonly sink: string; readonly kind: string; readonly as: string }[];
}

const NOTHING: Found = { planted: 0, sinks: 0, leaked: 0, where: [] };

type Run = Awaited<ReturnType<typeof openCorpusBrowser>>['run'];

async function look(run: Run, arm: Arm, pages: readonly CorpusAddress[]): Promise<Found> {
  const sinks = new Set<string>();
  const where: { sink: string; kind: string; as: string }[] = [];
  let planted = 0;
  for (const page of pages) {
    const { planted: all, sent } = await run(arm, page);
    planted += all.length;
    for (const { sink } of all) sinks.add(sink);
    for (const { sink, kind, as } of findLeaks(all, sent)) where.push({ sink, kind, as });
  }
  return { planted, sinks: sinks.size, leaked: where.length, where };
}

const countsOf = ({ planted, leaked }: Found = NOTHING) => ({ planted, leaked });

function inWords({
  planted,
  sinks,
  leaked,
  where,
  peers,
}: Found & { readonly peers: Readonly<Record<string, ReturnType<typeof countsOf>>> }): string[] {
  return [
    `planted ${planted} in ${sinks} kinds of places, leaked ${leaked}`,
    ...where.map(({ sink, kind, as }) => `  ${sink}: ${kind}, ${as}`),
    ...Object.entries(peers).map(
      ([name, peer]) => `${name.padEnd(10)} planted ${peer.planted}, leaked ${peer.leaked}`,
    ),
  ];
}

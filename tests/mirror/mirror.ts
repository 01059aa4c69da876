import { type Browser as Chromium, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { rrwebSeams } from '../../scripts/build/rrweb-seams.ts';
import { squeeze } from '../../scripts/build/squeeze.ts';
import { tighten } from '../../scripts/build/tighten.ts';
import { inProject } from '../../scripts/project.ts';
import type { Program } from './page/program.ts';
import type { Outcome, Without } from './page/viewer.ts';

/** A page that is recorded and a viewer beside it, in a real browser. */
export interface Mirror {
  /** @param without left out on the way, to see that it is missed */
  run(programs: readonly Program[], without?: Without): Promise<Outcome[]>;
  close(): Promise<void>;
}

const LANES = 16;

export async function openMirror(executablePath: string): Promise<Mirror> {
  const [recorded, viewer] = await Promise.all([
    bundled('recorded', true),
    bundled('viewer', false),
  ]);
  const browser: Chromium = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const body = answers.get(pathname) ?? '';
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    return route.fulfill({ body, contentType });
  });
  const answers = new Map([
    ['/viewer.html', html('viewer')],
    ['/recorded.html', html('recorded')],
    ['/viewer.js', viewer],
    ['/recorded.js', recorded],
  ]);
  await page.goto('http://mirror.test/viewer.html');
  return {
    run: (programs, without = 'nothing') => runIn(page, programs, without),
    close: () => browser.close(),
  };
}

function runIn(page: Page, programs: readonly Program[], without: Without): Promise<Outcome[]> {
  return page.evaluate(
    ([given, lanes, left]) => Reflect.get(window, 'runPrograms')(given, lanes, left),
    [programs, LANES, without] as const,
  );
}

/** Frames are small, so that all are on screen: what is not draws no frames. */
function html(name: string): string {
  return `<!doctype html><html><head><title>${name}</title><style>iframe { width: 90px; height: 60px } .replayer-wrapper { position: fixed; top: 0; left: 0 }</style></head>
<body><script type="module" src="/${name}.js"></script></body></html>`;
}

export async function bundled(name: string, isRecorder: boolean): Promise<string> {
  const output = await build({
    root: inProject(),
    configFile: false,
    logLevel: 'warn',
    plugins: isRecorder ? [rrwebSeams(), tighten(name), squeeze(name)] : [],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      minify: false,
      lib: { entry: inProject('tests', 'mirror', 'page', `${name}.ts`), formats: ['es'] },
    },
  });
  const built = Array.isArray(output) ? output[0] : output;
  if (built === undefined || !('output' in built)) throw new Error(`${name} was not built`);
  return built.output[0].code;
}

import { createServer } from 'node:http';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { rrwebSeams } from '../../scripts/build/rrweb-seams.ts';
import { findBrowser } from '../../scripts/find-browser.ts';
import { inProject } from '../../scripts/project.ts';
import type { Run } from './page/corpus.ts';

/**
 * `toonbank`: the recorder as visitors get it. `masked`: our masking on rrweb as it is installed. The others have
 * none of ours: rrweb's defaults, and all the masking it has.
 */
export const ARMS = ['toonbank', 'masked', 'rrweb', 'rrweb-most'] as const;
export type Arm = (typeof ARMS)[number];

/** Changes a source of the masking before it is built, to see that it is missed. */
export type Sabotage = (path: string, source: string) => string;

/** A browser in which the corpus is planted, on a page of its own or of others. */
export interface CorpusBrowser {
  run(arm: Arm, address: CorpusAddress, wanted?: string): Promise<Run>;
  /** A page with the corpus' program in it, for tests of their own. */
  open(path: string, program: string): Promise<Page>;
  /** The same on a page of a shop. */
  visit(url: string, program: string): Promise<Page>;
  /** Puts a program into a page that is open. */
  arm(page: Page, program: string): Promise<void>;
  close(): Promise<void>;
}

/** A page of this corpus, ordinary or careful; or one of a shop. */
export type CorpusAddress =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'careful' }
  | { readonly kind: 'shop'; readonly url: string };

const PATHS = { ordinary: '/laarzen/lotte', careful: '/mijn-account/gegevens' } as const;
const HTML =
  '<!doctype html><html lang="nl"><head><title>Laarzen</title></head><body></body></html>';

export async function openCorpusBrowser(sabotage?: Sabotage): Promise<CorpusBrowser> {
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium was found. Install it, then try again.');
  const programs = new Map<string, Promise<string>>();
  const programOf = (name: string): Promise<string> => {
    const built = programs.get(name) ?? bundled(name, sabotage);
    programs.set(name, built);
    return built;
  };
  const server = createServer(({ url = '' }, response) => {
    const isPage = !/\.(?:png|svg|css|js|webp|mp4)|pixel/.test(url);
    response.setHeader('content-type', isPage ? 'text/html; charset=utf-8' : 'text/plain');
    response.statusCode = isPage ? 200 : 404;
    response.end(isPage ? HTML : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : 0;
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });

  const arm = async (page: Page, program: string): Promise<void> => {
    await page.addScriptTag({ content: await programOf(program) });
  };
  const openAt = async (url: string, program: string): Promise<Page> => {
    // The program is put into pages whose own policy would forbid it.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await arm(page, program);
    return page;
  };

  return {
    arm,
    visit: openAt,
    open: (path, program) => openAt(`http://127.0.0.1:${port}${path}`, program),
    async run(arm, address, wanted = '') {
      const url =
        address.kind === 'shop' ? address.url : `http://127.0.0.1:${port}${PATHS[address.kind]}`;
      const page = await openAt(url, arm === 'toonbank' ? 'product' : 'peers');
      const run: Run = await page.evaluate(
        ([name, isCareful, only]) => Reflect.get(window, 'runCorpus')(name, isCareful, only),
        [arm, address.kind === 'careful', wanted] as const,
      );
      await page.context().close();
      return run;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundled(program: string, sabotage?: Sabotage): Promise<string> {
  const output = await build({
    root: inProject(),
    configFile: false,
    logLevel: 'warn',
    plugins: [
      // Peers are measured as they come; only our own recorder is cut open.
      ...(program === 'product' ? [rrwebSeams()] : []),
      // Before the types are taken out, so that it sees what stands in the file.
      { name: 'sabotage', enforce: 'pre', transform: (code, id) => sabotage?.(id, code) ?? null },
    ],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: inProject('tests', 'masking', 'page', `${program}.ts`),
        formats: ['iife'],
        name: 'corpus',
      },
    },
  });
  const built = Array.isArray(output) ? output[0] : output;
  if (built === undefined || !('output' in built)) throw new Error('the corpus was not built');
  return built.output[0].code;
}

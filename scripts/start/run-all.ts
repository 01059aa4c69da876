import { join, resolve } from 'node:path';
import { sentenceForMissingBrowser } from '../browser/browser-sentence.ts';
import { hasDisplay, openBrowser } from '../browser/open-browser.ts';
import { findBrowser } from '../find-browser.ts';
import { inProject, root } from '../project.ts';
import { prepareDataDir } from './data-dir.ts';
import type { FirstWord } from './first-word.ts';
import type { StartOptions } from './options.ts';
import { type Ending, type Plan, type Program, startProgram, stopProgram } from './program.ts';
import { sentenceForCannotStart, sentenceForEnding } from './start-sentence.ts';
import { waitForStop } from './stop-signal.ts';
import { loadingWords, openingWords, runningWords } from './words.ts';

type Ready = Extract<FirstWord, { readonly msg: 'ready' }>;
type Settings = StartOptions & {
  /** Flags for Node before the script, such as --watch. */
  readonly nodeFlags?: readonly string[];
};

const extensionDir = inProject('dist', 'chrome');

/** Starts sidecar, demo shop and browser, and stops them together. Gives the exit code. */
export async function runAll(settings: Settings): Promise<number> {
  const dataDir = resolve(root, settings.dataDir);
  const logDir = join(dataDir, 'log');
  const sentence = prepareDataDir(dataDir, logDir);
  if (sentence !== undefined) {
    process.stdout.write(`${sentence}\n`);
    return 1;
  }
  const running: Program[] = [];
  const stop = waitForStop();
  try {
    const sidecarUrl = `http://127.0.0.1:${settings.port}`;
    const sidecar = await begin(sidecarPlan(settings, dataDir, logDir), settings, running, stop);
    if (sidecar === undefined) return 1;
    const shop = await begin(shopPlan(settings, sidecarUrl, logDir), settings, running, stop);
    if (shop === undefined) return 1;
    process.stdout.write(
      runningWords({
        sidecarUrl: sidecar.url,
        shopUrl: shop.url,
        dataDir: sidecar.dataDir ?? dataDir,
        isFresh: sidecar.isFresh ?? false,
        logDir,
        pairing: sidecar.pairing,
      }),
    );
    showExtension(settings, shop.url, sidecar.url, dataDir, running);
    process.stdout.write('\nCtrl-C stops everything.\n');
    return await waitForEnd(running, logDir, stop);
  } finally {
    await stopAll(running);
  }
}

/** Undefined when it did not start, which has been told, or when we were asked to stop. */
async function begin(
  plan: Plan,
  settings: Settings,
  running: Program[],
  stop: Promise<void>,
): Promise<Ready | undefined> {
  const { program, said } = startProgram(plan);
  running.push(program);
  const first = await Promise.race([said, stop]);
  if (first === undefined) return undefined;
  if ('how' in first) {
    process.stdout.write(`${sentenceForEnding(plan.name, first, plan.logFile)}\n`);
    return undefined;
  }
  if (first.msg === 'ready') return first;
  process.stdout.write(`${sentenceForCannotStart(plan.name, first, settings)}\n`);
  return undefined;
}

function sidecarPlan(
  { port, demoPort, nodeFlags = [] }: Settings,
  dataDir: string,
  logDir: string,
): Plan {
  return {
    name: 'sidecar',
    args: [...nodeFlags, inProject('sidecar', 'main.ts')],
    env: {
      PORT: String(port),
      DATA_DIR: dataDir,
      SEED: 'demo',
      PRINT_PAIRING: '1',
      DEMO_PORT: String(demoPort),
    },
    logFile: join(logDir, 'sidecar.log'),
  };
}

function shopPlan(
  { demoPort, nodeFlags = [] }: Settings,
  sidecarUrl: string,
  logDir: string,
): Plan {
  return {
    name: 'demo shop',
    args: [...nodeFlags, inProject('demo', 'main.ts')],
    env: { TOONBANK_URL: sidecarUrl, DEMO_PORT: String(demoPort) },
    logFile: join(logDir, 'demo-shop.log'),
  };
}

function showExtension(
  { wantsBrowser }: Settings,
  shopUrl: string,
  sidecarUrl: string,
  dataDir: string,
  running: Program[],
): void {
  const say = (words: string): void => void process.stdout.write(words);
  if (!wantsBrowser || !hasDisplay(process.platform, process.env)) {
    say(loadingWords(extensionDir, sidecarUrl));
    return;
  }
  const browser = findBrowser();
  if (browser === undefined) {
    say(`\n${sentenceForMissingBrowser(process.platform, false)}\n`);
    say(loadingWords(extensionDir, sidecarUrl));
    return;
  }
  const profileDir = join(dataDir, 'browser');
  const child = openBrowser({ browser, profileDir, extensionDir, url: shopUrl });
  const ended = new Promise<Ending>((done) => {
    child.once('error', (error) => done({ how: error.message, lastLines: [] }));
    child.once('exit', (code) => done({ how: `code ${code}`, lastLines: [] }));
  });
  if (child.pid === undefined) {
    say(`\nThe browser at ${browser.path} could not be started.\n`);
    say(loadingWords(extensionDir, sidecarUrl));
    return;
  }
  running.push({ name: 'browser', child, ended });
  say('\nA browser is opening with the extension in it, in a profile of its own.\n');
  say(openingWords(1, sidecarUrl));
}

/** Until Ctrl-C, or until a program ends by itself; a closed browser stops nothing. */
async function waitForEnd(
  running: readonly Program[],
  logDir: string,
  stop: Promise<void>,
): Promise<number> {
  const browser = running.find(({ name }) => name === 'browser');
  let isStopping = false;
  void browser?.ended.then(() => {
    if (!isStopping) process.stdout.write('The browser was closed. The rest goes on.\n');
  });
  const endings = running
    .filter((program) => program !== browser)
    .map(({ name, ended }) => ended.then((ending) => ({ name, ending })));
  const first = await Promise.race([stop, ...endings]);
  isStopping = true;
  if (first === undefined) {
    process.stdout.write('\nStopping.\n');
    return 0;
  }
  const { name, ending } = first;
  const logFile = join(logDir, `${name.replace(' ', '-')}.log`);
  process.stdout.write(`${sentenceForEnding(name, ending, logFile)}\n`);
  return 1;
}

/** Last started, first stopped: the browser, the shop, then the sidecar. */
async function stopAll(running: readonly Program[]): Promise<void> {
  for (const program of running.toReversed()) await stopProgram(program);
}

import { join, resolve } from 'node:path';
import { root } from '../project.ts';
import { prepareDataDir } from './data-dir.ts';
import type { FirstWord } from './first-word.ts';
import type { StartOptions } from './options.ts';
import { type Premises, shopPlan, sidecarPlan } from './plans.ts';
import { type Plan, type Program, startProgram, stopProgram } from './program.ts';
import { showExtension } from './show-extension.ts';
import { sentenceForCannotStart, sentenceForEnding } from './start-sentence.ts';
import { waitForStop } from './stop-signal.ts';
import { runningWords } from './words.ts';

type Ready = Extract<FirstWord, { readonly msg: 'ready' }>;

/** Starts sidecar, demo shop and browser, and stops them together. Gives the exit code. */
export async function runAll(
  options: StartOptions,
  nodeFlags: readonly string[] = [],
): Promise<number> {
  const dataDir = resolve(root, options.dataDir);
  const logDir = join(dataDir, 'log');
  const sentence = prepareDataDir(dataDir, logDir);
  if (sentence !== undefined) {
    say(`${sentence}\n`);
    return 1;
  }
  const premises = { options, dataDir, logDir, nodeFlags };
  const running: Program[] = [];
  const stop = waitForStop();
  const begin = (plan: Plan): Promise<Ready | undefined> => start(plan, premises, running, stop);
  try {
    const sidecar = await begin(sidecarPlan(premises));
    if (sidecar === undefined) return 1;
    const shop = await begin(shopPlan(premises, sidecar.url));
    if (shop === undefined) return 1;
    say(runningWords({ dataDir, ...sidecar, sidecarUrl: sidecar.url, shopUrl: shop.url, logDir }));
    const browser = showExtension(
      { ...options, dataDir, shopUrl: shop.url, sidecarUrl: sidecar.url },
      say,
    );
    say('\nCtrl-C stops everything.\n');
    const end = waitForEnd([...running], stop, logDir, browser);
    if (browser) running.push(browser);
    return await end;
  } finally {
    await stopAll(running);
  }
}

/** Undefined when it did not start, which has been told, or when we were asked to stop. */
async function start(
  plan: Plan,
  { options }: Premises,
  running: Program[],
  stop: Promise<void>,
): Promise<Ready | undefined> {
  const { program, said } = startProgram(plan);
  running.push(program);
  const first = await Promise.race([said, stop]);
  if (first === undefined) return undefined;
  if ('how' in first) {
    say(`${sentenceForEnding(plan.name, first, plan.logFile)}\n`);
    return undefined;
  }
  if (first.msg === 'ready') return first;
  say(`${sentenceForCannotStart(plan.name, first, options)}\n`);
  return undefined;
}

/** Until Ctrl-C, or until a program ends by itself; a closed browser stops nothing. */
async function waitForEnd(
  programs: readonly Program[],
  stop: Promise<void>,
  logDir: string,
  browser: Program | undefined,
): Promise<number> {
  let isStopping = false;
  void browser?.ended.then(() => {
    if (!isStopping) say('The browser was closed. The rest goes on.\n');
  });
  const endings = programs.map(async ({ name, ended }) => ({ name, ending: await ended }));
  const first = await Promise.race([stop, ...endings]);
  isStopping = true;
  if (first === undefined) {
    say('\nStopping.\n');
    return 0;
  }
  const logFile = join(logDir, `${first.name.replace(' ', '-')}.log`);
  say(`${sentenceForEnding(first.name, first.ending, logFile)}\n`);
  return 1;
}

/** Last started, first stopped: the browser, the shop, then the sidecar. */
async function stopAll(running: readonly Program[]): Promise<void> {
  for (const program of running.toReversed()) await stopProgram(program);
}

function say(words: string): void {
  process.stdout.write(words);
}

import { join } from 'node:path';
import { sentenceForMissingBrowser } from '../browser/browser-sentence.ts';
import { hasDisplay, openBrowser } from '../browser/open-browser.ts';
import { runsDebian } from '../debian/runs-debian.ts';
import { findBrowser } from '../find-browser.ts';
import { inProject } from '../project.ts';
import type { Ending, Program } from './program.ts';
import { loadingWords, openingWords } from './words.ts';

const extensionDir = inProject('dist', 'chrome');

type Showing = {
  readonly wantsBrowser: boolean;
  readonly dataDir: string;
  readonly shopUrl: string;
  readonly sidecarUrl: string;
};

/** Opens a browser with the extension where one can be seen, else tells what to click. */
export function showExtension(
  { wantsBrowser, dataDir, shopUrl, sidecarUrl }: Showing,
  say: (words: string) => void,
): Program | undefined {
  const byHand = loadingWords(extensionDir, sidecarUrl);
  if (!wantsBrowser || !hasDisplay(process.platform, process.env)) {
    say(byHand);
    return undefined;
  }
  const browser = findBrowser();
  if (browser === undefined) {
    say(`\n${sentenceForMissingBrowser(process.platform, runsDebian())}\n${byHand}`);
    return undefined;
  }
  const profileDir = join(dataDir, 'browser');
  const child = openBrowser({ browser, profileDir, extensionDir, url: shopUrl });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, lastLines: [] }));
    child.once('exit', (code) => resolve({ how: `code ${code}`, lastLines: [] }));
  });
  if (child.pid === undefined) {
    say(`\nThe browser at ${browser.path} could not be started.\n${byHand}`);
    return undefined;
  }
  say('\nA browser is opening with the extension in it, in a profile of its own.\n');
  say(openingWords(1, sidecarUrl));
  return { name: 'browser', child, ended };
}

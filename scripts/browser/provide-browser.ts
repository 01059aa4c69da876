import { existsSync, readFileSync } from 'node:fs';
import { type Browser, findBrowser } from '../find-browser.ts';
import { run } from '../run-node.ts';
import { canInstallChromium, sentenceForMissingBrowser } from './browser-sentence.ts';

const debianEnv = { DEBIAN_FRONTEND: 'noninteractive' };
// Another install may hold the lock for a while; without this apt gives up at once.
const waitForLock = ['-o', 'DPkg::Lock::Timeout=300'];

/** A browser, installed where that is possible; else the sentence that says what to do. */
export async function provideBrowser(
  say: (line: string) => void,
): Promise<Browser | { readonly sentence: string }> {
  const found = findBrowser();
  if (found) return found;
  const { platform } = process;
  const isDebian = runsDebian();
  const isRoot = process.getuid?.() === 0;
  if (!canInstallChromium({ platform, isDebian, isRoot })) {
    return { sentence: sentenceForMissingBrowser(platform, isDebian) };
  }
  say('Installing Chromium …');
  const updated = await run('apt-get', ['update', ...waitForLock], { env: debianEnv });
  const args = ['install', '-y', '--no-install-recommends', ...waitForLock, 'chromium'];
  const installed = await run('apt-get', args, { env: debianEnv });
  const browser = findBrowser();
  if (browser) {
    say(`Installing Chromium: done in ${Math.round(updated.seconds + installed.seconds)} s.`);
    return browser;
  }
  const tail = `${updated.output}\n${installed.output}`.trim().split('\n').slice(-8).join('\n');
  return { sentence: `Chromium could not be installed. apt-get said:\n${tail}` };
}

/** Not Ubuntu: its chromium package only points to a snap, which containers cannot run. */
export function runsDebian(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, 'utf8'));
}

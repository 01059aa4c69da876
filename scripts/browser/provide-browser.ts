import { canInstallPackages, installPackages, thisMachine } from '../debian/install-packages.ts';
import { type Browser, findBrowser } from '../find-browser.ts';
import { sentenceForMissingBrowser } from './browser-sentence.ts';

/** A browser, installed where that is possible; else the sentence that says what to do. */
export async function provideBrowser(
  say: (line: string) => void,
): Promise<Browser | { readonly sentence: string }> {
  const found = findBrowser();
  if (found) return found;
  const machine = thisMachine();
  if (!canInstallPackages(machine)) {
    return { sentence: sentenceForMissingBrowser(machine.platform, machine.isDebian) };
  }
  const said = await installPackages('Chromium', ['chromium'], say);
  return findBrowser() ?? { sentence: `Chromium could not be installed. apt-get said:\n${said}` };
}

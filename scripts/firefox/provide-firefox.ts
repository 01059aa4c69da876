import { canInstallPackages, installPackages, thisMachine } from '../debian/install-packages.ts';
import { findFirefox } from './find-firefox.ts';

/** Firefox, installed where that needs no password. Null when it is there, else why it is not. */
export async function provideFirefox(say: (line: string) => void): Promise<string | null> {
  if (findFirefox() !== undefined) return null;
  if (!canInstallPackages(thisMachine())) {
    return 'No Firefox was found. Install it, or set TOONBANK_FIREFOX to its path.';
  }
  const said = await installPackages('Firefox', ['firefox-esr'], say);
  if (findFirefox() !== undefined) return null;
  return `Firefox could not be installed. apt-get said:\n${said}`;
}

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
const ON_MAC = '/Applications/Firefox.app/Contents/MacOS/firefox';
const ON_WINDOWS = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';

/** Where Firefox is. TOONBANK_FIREFOX names one that is not in a usual place. */
export function findFirefox(
  env: Readonly<Record<string, string | undefined>> = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  if (env.TOONBANK_FIREFOX) return env.TOONBANK_FIREFOX;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const named = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ON_MAC, ON_WINDOWS].find(exists);
}

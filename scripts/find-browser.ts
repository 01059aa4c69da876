import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Chromium takes an unpacked extension by flag; Chrome and Edge only over the debugging pipe. */
export type BrowserKind = 'chromium' | 'chrome' | 'edge';
export type Browser = { readonly path: string; readonly kind: BrowserKind };

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly exists: (path: string) => boolean;
};

/**
 * The browser to use, Chromium before Chrome before Edge.
 * TOONBANK_BROWSER names one that is not in a usual place.
 */
export function findBrowser(machine: Machine = thisMachine()): Browser | undefined {
  const named = machine.env.TOONBANK_BROWSER;
  if (named) return { path: named, kind: kindOf(named) };
  return places(machine).find(({ path }) => machine.exists(path));
}

/** Arguments that every start needs: a profile of its own, and nothing that calls home. */
export function browserArgs(profileDir: string): readonly string[] {
  return [
    `--user-data-dir=${profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium's sandbox refuses to start for root, as in containers and continuous integration.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Whether this kind loads an extension by flag; Chrome stopped doing so with version 137. */
export function loadsExtensionByFlag(kind: BrowserKind): boolean {
  return kind === 'chromium';
}

/** Arguments that load the unpacked extension, for kinds that take it by flag. */
export function extensionArgs(extensionDir: string): readonly string[] {
  return [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`];
}

function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir(), exists: existsSync };
}

function places({ platform, env, home }: Machine): readonly Browser[] {
  if (platform === 'darwin') return placesOnMac(home);
  if (platform === 'win32') return placesOnWindows(env);
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return commandNames.flatMap(([name, kind]) =>
    folders.map((folder) => ({ path: join(folder, name), kind })),
  );
}

const commandNames: readonly (readonly [string, BrowserKind])[] = [
  ['chromium', 'chromium'],
  ['chromium-browser', 'chromium'],
  ['google-chrome', 'chrome'],
  ['google-chrome-stable', 'chrome'],
  ['microsoft-edge', 'edge'],
  ['microsoft-edge-stable', 'edge'],
];

function placesOnMac(home: string): readonly Browser[] {
  const apps: readonly (readonly [string, BrowserKind])[] = [
    ['Chromium', 'chromium'],
    ['Google Chrome', 'chrome'],
    ['Microsoft Edge', 'edge'],
  ];
  return apps.flatMap(([app, kind]) =>
    ['/Applications', `${home}/Applications`].map((folder) => ({
      path: `${folder}/${app}.app/Contents/MacOS/${app}`,
      kind,
    })),
  );
}

function placesOnWindows(env: Machine['env']): readonly Browser[] {
  const programs: readonly (readonly [string, BrowserKind])[] = [
    ['Chromium\\Application\\chrome.exe', 'chromium'],
    ['Google\\Chrome\\Application\\chrome.exe', 'chrome'],
    ['Microsoft\\Edge\\Application\\msedge.exe', 'edge'],
  ];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return programs.flatMap(([program, kind]) =>
    folders.flatMap((folder) => (folder ? [{ path: `${folder}\\${program}`, kind }] : [])),
  );
}

function kindOf(path: string): BrowserKind {
  if (/edge/i.test(path)) return 'edge';
  return /chromium/i.test(path) ? 'chromium' : 'chrome';
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { type Browser, browserArgs, extensionArgs, loadsExtensionByFlag } from '../find-browser.ts';

type Opening = {
  readonly browser: Browser;
  readonly profileDir: string;
  readonly extensionDir: string;
  readonly url: string;
};

/** Opens the page in a profile of its own, with the extension in it. */
export function openBrowser({ browser, profileDir, extensionDir, url }: Opening): ChildProcess {
  const profile = profileFor(browser, profileDir);
  mkdirSync(profile, { recursive: true });
  const byFlag = loadsExtensionByFlag(browser.kind);
  const args = [...browserArgs(profile), ...(byFlag ? extensionArgs(extensionDir) : pipeArgs), url];
  // Pipes 3 and 4 are where --remote-debugging-pipe reads and writes.
  const pipes = byFlag ? [] : (['pipe', 'pipe'] as const);
  const child = spawn(browser.path, args, {
    stdio: ['ignore', 'ignore', 'ignore', ...pipes],
    // Ctrl-C in the terminal is for us; the browser is closed in its turn.
    detached: process.platform !== 'win32',
  });
  if (!byFlag) loadOverPipe(child, extensionDir);
  return child;
}

const pipeArgs = ['--remote-debugging-pipe', '--enable-unsafe-extension-debugging'];

function loadOverPipe(child: ChildProcess, extensionDir: string): void {
  const input = child.stdio[3];
  if (!(input instanceof Writable)) return;
  const command = { id: 1, method: 'Extensions.loadUnpacked', params: { path: extensionDir } };
  // The pipe breaks when the browser ends, which its exit tells already.
  input.on('error', () => undefined);
  const output = child.stdio[4];
  // Unread answers would fill the pipe and stop the browser.
  if (output instanceof Readable) output.resume();
  input.write(`${JSON.stringify(command)}\0`);
}

/** A snap may not write in hidden folders, so its profile goes where it may. */
function profileFor(browser: Browser, profileDir: string): string {
  if (!browser.path.startsWith('/snap/')) return profileDir;
  return join(homedir(), 'snap', 'chromium', 'common', 'toonbank');
}

/** Whether a window could be seen. */
export function hasDisplay(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

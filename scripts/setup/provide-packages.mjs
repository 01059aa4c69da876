import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { needsInstall } from './plan.mjs';

/** Installs exactly what the lock file says, when that is not there already. */
export async function providePackages(root, node, env) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const lockHash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules', '.toonbank-lock');
  if (!needsInstall(existsSync(stamp) ? readFileSync(stamp, 'utf8') : '', lockHash)) return;
  // The checks are development packages; NODE_ENV=production would leave them out.
  await npm('Installing packages', ['ci', '--include=dev'], { root, node, env });
  writeFileSync(stamp, `${lockHash}\n`);
}

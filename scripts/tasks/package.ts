import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { buildTarget, isBuilt } from '../build/build-target.ts';
import { BROWSERS } from '../build/manifests.ts';
import { sayBuilt } from '../build/say-built.ts';
import { firefoxTarget, targets } from '../build/targets.ts';
import { makePackage } from '../package/make-package.ts';
import { asksFor, permissionRows } from '../package/permissions.ts';
import { inProject, root } from '../project.ts';
import { entry } from '../sentence.ts';

await entry(async () => {
  const builds = [...targets.filter(({ name }) => name === 'extension'), firefoxTarget];
  for (const target of builds.filter((each) => !isBuilt(each))) {
    if (!sayBuilt(target, await buildTarget(target))) return 1;
  }
  const rows = permissionRows(readFileSync(inProject('docs', 'STORES.md'), 'utf8'));
  for (const browser of BROWSERS) {
    const { path, sizeBytes, sha256, manifest } = makePackage(browser);
    console.log(`${relative(root, path)}  ${sizeBytes} bytes\n  sha256 ${sha256}`);
    for (const name of asksFor(manifest)) {
      const why = rows.find((row) => row.name === name && row.browsers.includes(browser))?.why;
      if (why === undefined) {
        console.log(`  ${name}: docs/STORES.md does not say why. A store will ask.`);
        return 1;
      }
      console.log(`  ${name}: ${why}`);
    }
  }
  return 0;
});

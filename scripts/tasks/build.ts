import { buildTarget } from '../build/build-target.ts';
import { sayBuilt } from '../build/say-built.ts';
import { targets } from '../build/targets.ts';

for (const target of targets) {
  if (!sayBuilt(target, await buildTarget(target))) process.exitCode = 1;
}

import { buildTarget } from '../build/build-target.ts';
import { sayBuilt } from '../build/say-built.ts';
import { firefoxTarget } from '../build/targets.ts';

if (!sayBuilt(firefoxTarget, await buildTarget(firefoxTarget))) process.exitCode = 1;

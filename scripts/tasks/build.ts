import { buildTarget } from '../build/build-target.ts';
import { targets } from '../build/targets.ts';

for (const target of targets) {
  const { faults, sizes } = await buildTarget(target);
  console.log(`${target.name}${faults.length === 0 ? '' : ' failed'}`);
  for (const line of [...sizes, ...faults]) console.log(`  ${line}`);
  if (faults.length > 0) process.exitCode = 1;
}

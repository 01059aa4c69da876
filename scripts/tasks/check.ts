import { entry } from '../sentence.ts';
import { checkStage } from '../stages/check-stages.ts';
import { runStages } from '../stages/run-stages.ts';
import { hasFailed, lastLine } from '../stages/stage.ts';
import { vitestStage } from '../stages/vitest-stage.ts';

await entry(async () => {
  const results = await runStages([
    { name: 'check', run: checkStage },
    { name: 'unit', run: () => vitestStage('unit', ['unit', 'architecture']) },
  ]);
  console.log(lastLine(results));
  return hasFailed(results) ? 1 : 0;
});

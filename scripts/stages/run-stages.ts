import { brokenStage, failureLines, type StageResult, stageLine } from './stage.ts';

export type Stage = { readonly name: string; readonly run: () => Promise<StageResult> };

/** Runs the stages one after another and tells each as it ends. */
export async function runStages(stages: readonly Stage[]): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of stages) {
    const startedMs = performance.now();
    // Overwritten by the stage's line; in a file it would only be noise.
    if (process.stdout.isTTY) process.stdout.write(`${stage.name} …\r`);
    const result = await stage.run().catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return brokenStage(stage.name, message, (performance.now() - startedMs) / 1000);
    });
    results.push(result);
    for (const line of [stageLine(result), ...failureLines(result)]) console.log(line);
  }
  return results;
}

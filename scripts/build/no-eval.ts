// Extension pages and strict shops refuse all three; the third is what templating and schema
// compilers use. `Type.Function(` of the validator is a method, hence no dot before it.
const evaluators = [
  /(?<![\w$.])eval\s*\(/,
  /\bnew\s+Function\s*\(/,
  /(?<![\w$.])Function\s*\(\s*["'`]/,
  /\bglobalThis\.Function\s*\(/,
];

/** The first place where a script turns text into code, or undefined. */
export function findEval(script: string): string | undefined {
  for (const evaluator of evaluators) {
    const found = evaluator.exec(script);
    if (found) return script.slice(Math.max(0, found.index - 30), found.index + 50);
  }
  return undefined;
}

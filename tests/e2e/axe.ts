import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Looks for violations of WCAG 2.2 A and AA and returns them as one line each. `evaluate` runs an
 * expression in the page or panel; what a debugger evaluates is not stopped by the page's policy.
 */
export async function violations(
  evaluate: (expression: string) => Promise<unknown>,
): Promise<unknown> {
  await evaluate(`${source};undefined`);
  return evaluate(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => id + ' at ' + target.join(' '))))`);
}

import type { ConsoleWords } from '../../words/en.ts';

/**
 * A problem in words. It comes as its word of SPEC MD6, with the field it is about behind a colon; one that a newer
 * sidecar knows stands as it is.
 */
export function sayProblem({ problem }: Pick<ConsoleWords['mandates'], 'problem'>, says: string) {
  const [word = says] = says.split(':');
  return problem[word] ?? says;
}

import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';
import { type Offered, takeArticles } from './take.ts';

/** Lays the first knowledge in, where there was never any: what leads made of it since is theirs. */
export async function seedKnowledge(
  environment: Environment,
  offered: () => readonly Offered[],
): Promise<void> {
  if ((await look(environment, ({ tx }) => tx.knowledge.lastChange())) > 0) return;
  const taken = await takeArticles(environment, offered(), false);
  const refused = taken.filter(({ outcome }) => outcome === 'refused');
  for (const { article, sentence } of refused) {
    environment.log.warn('An article was not taken.', { article, sentence });
  }
}

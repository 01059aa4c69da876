import { expect, test } from 'vitest';
import { NOTES_LEARNED_EVERY_MS } from '../../../../shared/protocol/limits.ts';
import { commit } from '../../../../sidecar/app/pipeline.ts';
import type { Knowledge } from '../../../../sidecar/domain/suggestion/article.ts';
import { keepTaught } from '../../../../sidecar/gateway/teaching.ts';
import type { Suggester } from '../../../../sidecar/ports/suggester.ts';
import { aKeptArticle } from '../../../support/builders/kept-article.ts';
import { aUsed } from '../../../support/builders/note.ts';
import { testEnvironment } from '../../../support/environment.ts';

function aTeaching(suggester: Suggester) {
  const environment = testEnvironment({ suggester });
  const faults: unknown[] = [];
  const running: Promise<unknown>[] = [];
  let steady = 0;
  const taught = keepTaught({
    environment,
    notesEveryMs: NOTES_LEARNED_EVERY_MS,
    track: (work) => running.push(work),
    faulted: (error) => faults.push(error),
    steadyMs: () => steady,
  });
  return {
    environment,
    faults,
    running,
    lookAfter: async (ms: number) => {
      steady += ms;
      taught.look();
      await Promise.all(running);
    },
    taught,
  };
}

const heard = (given: Knowledge[], breaks: () => boolean = () => false): Suggester => ({
  put: (knowledge) => {
    if (breaks()) throw new Error('this suggester is broken');
    given.push(knowledge);
  },
  rank: async () => ({ suggestions: [], language: null, intent: null, sentiment: 'neutral' }),
  close: async () => undefined,
});

test('[SU5] an article is seen at the next look, what was used when NOTES_LEARNED_EVERY_MS has passed', async () => {
  const given: Knowledge[] = [];
  const { environment, lookAfter, faults } = aTeaching(heard(given));
  await lookAfter(0);
  await commit(environment, ({ tx }) => tx.knowledge.put(aKeptArticle({ id: 'a' })));
  await lookAfter(1_000);
  expect(given.at(-1)?.articles.map(({ id }) => id)).toEqual(['a']);
  await commit(environment, ({ tx }) => tx.suggestions.put(aUsed(1, 'a')));
  await lookAfter(NOTES_LEARNED_EVERY_MS - 1_001);
  expect(given.at(-1)?.examples).toEqual([]);
  await lookAfter(1);
  expect(given.at(-1)?.examples).toHaveLength(1);
  expect(faults).toEqual([]);
});

test('[SU5] one look at a time, and what one could not give the next one gives', async () => {
  const given: Knowledge[] = [];
  let isBroken = true;
  const { environment, lookAfter, faults, running, taught } = aTeaching(
    heard(given, () => isBroken),
  );
  await commit(environment, ({ tx }) => tx.knowledge.put(aKeptArticle({ id: 'a' })));
  await lookAfter(0);
  expect(faults).toHaveLength(1);
  isBroken = false;
  await commit(environment, ({ tx }) => tx.knowledge.put(aKeptArticle({ id: 'b', change: 2 })));
  const before = running.length;
  taught.look();
  taught.look();
  await Promise.all(running);
  expect(running).toHaveLength(before + 1);
  expect(given.at(-1)?.articles.map(({ id }) => id)).toEqual(['a', 'b']);
});

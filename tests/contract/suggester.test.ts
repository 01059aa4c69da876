import { afterEach, expect, test } from 'vitest';
import { LEARN_EVERY_MS } from '../../shared/protocol/limits.ts';
import { RANK_BOUNDS } from '../../sidecar/adapters/suggestion/bounds.ts';
import { suggesterHere } from '../../sidecar/adapters/suggestion/here.ts';
import { pauseAfter } from '../../sidecar/adapters/suggestion/pause.ts';
import { snowballStems } from '../../sidecar/adapters/suggestion/stems.ts';
import { workerSuggester } from '../../sidecar/adapters/suggestion/worker.ts';
import { buildRanker } from '../../sidecar/domain/suggestion/ranker.ts';
import type { Question } from '../../sidecar/domain/suggestion/ranking.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import type { Suggester } from '../../sidecar/ports/suggester.ts';
import { aKnowledge, anExample, aQuestion } from '../support/builders/small-knowledge.ts';
import { suggesterContract } from './suggester.contract.ts';

const quiet = (): void => undefined;
const SILENT: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

suggesterContract('in its own threads', () => workerSuggester(SILENT));
suggesterContract('in this thread', () =>
  suggesterHere((known) => buildRanker(known, snowballStems(), RANK_BOUNDS)),
);

let suggester: Suggester | null = null;
afterEach(() => suggester?.close());

test('[SG11] what takes long to learn follows, also what was put while something else was learned', async () => {
  suggester = workerSuggester(SILENT, { pause: () => 0 });
  const asked = aQuestion('Mijn zool laat los, wat nu?', { mode: 'search', most: 1 });
  const confidence = async (): Promise<number> =>
    (await suggester?.rank(asked))?.suggestions[0]?.confidence ?? 0;
  const examples = [
    anExample('warranty', 'De zool van mijn schoen is los'),
    anExample('warranty', 'Er zit een gat in de naad'),
    anExample('returns', 'Ik wil mijn geld terug'),
  ];
  suggester.put(aKnowledge({ examples: examples.slice(2) }));
  suggester.put(aKnowledge({ examples }));
  const atOnce = await confidence();
  await expect.poll(confidence, { timeout: 12_000 }).not.toBe(atOnce);
  const learned = await confidence();
  suggester.put(
    aKnowledge({ examples: [...examples, anExample('warranty', 'Mijn zool laat helemaal los')] }),
  );
  await expect.poll(confidence, { timeout: 12_000 }).toBeGreaterThan(learned);
});

test('[SG11] learning begins once in so long, and takes no more than a tenth of a core', () => {
  expect(pauseAfter(0)).toBe(LEARN_EVERY_MS);
  expect(pauseAfter(LEARN_EVERY_MS / 10 - 1)).toBe(LEARN_EVERY_MS);
  expect(pauseAfter(LEARN_EVERY_MS)).toBe(LEARN_EVERY_MS * 10);
});

test('[SG10] a question that brings its thread down is answered with an error, the next one from a new thread', async () => {
  suggester = workerSuggester(SILENT);
  suggester.put(aKnowledge());
  const broken: Question = JSON.parse('{"text":"returns","standing":null}');
  await expect(suggester.rank(broken)).rejects.toThrow();
  const { suggestions } = await suggester.rank(aQuestion('How do returns work?'));
  expect(suggestions[0]?.article).toBe('returns');
});

import { useSignal } from '@preact/signals';
import type { LearningAnswered, ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';

/** What there is to score by, of one shop: a model says nothing of another. */
export interface Versions {
  /** null until it is known. */
  readonly shop: string | null;
  readonly shops: LearningAnswered['shops'];
  readonly models: readonly ModelCard[];
  choose(shop: string): void;
}

export function useVersions(): Versions {
  const chosen = useSignal<string | null>(null);
  const { rows } = useAnswers([{ type: 'learning.ask', shop: chosen.value }]);
  const answer = rows?.[0]?.answer;
  const learned = answer?.type === 'learning.answered' ? answer : undefined;
  return {
    shop: learned?.shop ?? null,
    shops: learned?.shops ?? [],
    models: learned?.models ?? [],
    choose(shop) {
      chosen.value = shop;
    },
  };
}

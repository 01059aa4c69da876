import type { SuggestionsAnswered } from '../../../../../shared/protocol/messages/suggestion.ts';
import type { Words } from '../../../words/words.ts';
import { firstWords } from './plain-text.ts';

const INTENT_CHARS = 60;

/** What a line is about and how it sounds, quietly; empty when there is nothing to say. */
export function sayAbout(words: Words, answer: SuggestionsAnswered | undefined): string {
  if (answer === undefined) return '';
  const { intent, sentiment, suggestions } = answer;
  // The first suggestion says it already.
  const about =
    intent === null || suggestions.length > 0
      ? []
      : [words.suggestions.about(firstWords(intent, INTENT_CHARS))];
  const sounds = sentiment === 'neutral' ? [] : [words.suggestions.sounds[sentiment]];
  return [...about, ...sounds].join(' · ');
}

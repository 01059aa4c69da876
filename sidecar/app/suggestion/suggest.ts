import type { MessageId } from '../../../shared/kernel/ids.ts';
import {
  MATCHED_MAX,
  MATCHED_MAX_CHARS,
  TITLE_MAX_CHARS,
} from '../../../shared/protocol/limits.ts';
import type {
  SuggestionsAnswered,
  SuggestionsAsk,
} from '../../../shared/protocol/messages/suggestion.ts';
import type { Suggestion } from '../../domain/suggestion/ranking.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { look } from '../pipeline.ts';
import { questionOf } from './question-of.ts';

/** What the knowledge has for a line or a text (SPEC SU1). It is ranked outside of any reading or commit. */
export async function answerSuggestions(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  asked: SuggestionsAsk,
): Promise<SuggestionsAnswered | Refusal> {
  const question = await look(environment, (work) => questionOf(work, who, asked));
  if ('kind' in question) return question;
  const { suggestions, language, intent, sentiment } = await environment.suggester.rank(question);
  return {
    type: 'suggestions.answered',
    of: id,
    conversation: asked.conversation,
    line: asked.line,
    suggestions: suggestions.slice(0, asked.most).map(told),
    language,
    intent: intent === null ? null : intent.slice(0, TITLE_MAX_CHARS),
    sentiment,
  };
}

/** A suggestion as panels are told it. */
export function told({ matched, confidence, ...suggestion }: Suggestion) {
  return {
    ...suggestion,
    confidence: Math.min(1, Math.max(0, confidence)),
    matched: matched
      .map((word) => word.slice(0, MATCHED_MAX_CHARS))
      .filter((word) => word !== '')
      .slice(0, MATCHED_MAX),
  };
}

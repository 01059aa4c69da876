import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SUGGESTIONS_MAX } from '../../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { SuggestionsAsk } from '../../../../../shared/protocol/messages/suggestion.ts';
import { usePanel } from '../../../state/panel.ts';
import { useAnswers, useLive } from '../../../state/use-live.ts';
import { indexed, type LocalSearch, snippetsIn } from './local-search.ts';
import type { Offered } from './suggestions.model.ts';
import { useOffered } from './use-suggestions.ts';

export type SearchNow = {
  /** Undefined while it is looked for. */
  readonly found: readonly Offered[] | undefined;
  /** From the copy on this machine: there is no link, or it did not answer. */
  readonly isLocal: boolean;
};

/**
 * What comes nearest to a text: the sidecar knows best, because it has learned; without a link the panel looks in its
 * own copy (SPEC SU9). Before anything is written the snippets stand there.
 */
export function useKnowledgeSearch(
  { conversation, language }: ConversationCard,
  text: string,
): SearchNow {
  const { queries, port, clock } = usePanel();
  const isLive = port.link.value?.kind === 'live';
  const copy = useLive(() => queries.articles(), 'articles');
  const isAsked = isLive && text !== '';
  const questions: readonly SuggestionsAsk[] = isAsked
    ? [
        {
          type: 'suggestions.ask',
          conversation,
          line: null,
          text,
          mode: 'search',
          most: SUGGESTIONS_MAX,
        },
      ]
    : [];
  const { rows, asking } = useAnswers(questions);
  const answer = rows?.[0]?.answer;
  const offered = useOffered(answer?.type === 'suggestions.answered' ? answer : undefined);
  const isLocal = text !== '' && (!isLive || asking === 'refused');
  const local = useSignal<LocalSearch | null>(null);
  const articles = copy.value;
  // Only when it is needed: taking in thousands of articles is felt.
  useEffect(() => {
    if (!isLocal || articles === undefined) return;
    let isGone = false;
    void indexed(articles).then((made) => {
      if (!isGone) local.value = made;
    });
    return () => {
      isGone = true;
    };
  }, [isLocal, articles, local]);

  if (text === '') {
    const snippets = snippetsIn(articles ?? [], language, SUGGESTIONS_MAX, clock.now());
    return { found: articles === undefined ? undefined : snippets, isLocal: false };
  }
  if (isLocal) return { found: local.value?.find(text, SUGGESTIONS_MAX, clock.now()), isLocal };
  return { found: asking === 'answered' ? offered : undefined, isLocal };
}

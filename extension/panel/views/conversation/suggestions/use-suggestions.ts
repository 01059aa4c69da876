import { useEffect, useRef } from 'preact/hooks';
import { SUGGESTIONS_SHOWN_MAX } from '../../../../../shared/protocol/limits.ts';
import type { Line } from '../../../../../shared/protocol/messages/chat.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type {
  SuggestionsAnswered,
  SuggestionsAsk,
} from '../../../../../shared/protocol/messages/suggestion.ts';
import type { Draft } from '../../../state/drafts.ts';
import { usePanel } from '../../../state/panel.ts';
import type { Asking } from '../../../state/questions.ts';
import { useAnswers, useLive } from '../../../state/use-live.ts';
import { type Offered, offeredFrom, unanswered } from './suggestions.model.ts';

export type SuggestionsNow = {
  /** The line they answer; null while nothing is asked, or what they answer is not sent yet. */
  readonly line: Line | null;
  /** What they stand under: that line, or what is being written; null where nothing is answered. */
  readonly under: string | null;
  readonly answer: SuggestionsAnswered | undefined;
  /** Undefined until it is known what there is. */
  readonly offered: readonly Offered[] | undefined;
  readonly asking: Asking;
};

/** What the knowledge has for the visitor's last line, for as long as nobody has answered it. */
export function useSuggestions(
  card: ConversationCard,
  lines: readonly Line[] | undefined,
  isTalking: boolean,
): SuggestionsNow {
  const { afloat, drafts } = usePanel();
  const { conversation } = card;
  const isAnswering = afloat.lines.value.some((one) => one.conversation === conversation);
  const line = isTalking && lines !== undefined ? unanswered(lines, isAnswering) : null;
  const questions: readonly SuggestionsAsk[] =
    line === null
      ? []
      : [
          {
            type: 'suggestions.ask',
            conversation,
            line: line.line,
            text: '',
            mode: 'suggest',
            most: SUGGESTIONS_SHOWN_MAX,
          },
        ];
  const { rows, asking } = useAnswers(questions);
  const found = line === null ? undefined : rows?.[0]?.answer;
  const answer =
    found?.type === 'suggestions.answered' && found.line === line?.line ? found : undefined;
  // What is being written is the newer question; half a sentence that nothing fits is none yet.
  const writing = isTalking ? drafts.byConversation.value.get(conversation) : undefined;
  const draft = writing?.suggestions.length === 0 ? undefined : writing;
  const offered = useOffered(draft ?? answer);
  if (draft !== undefined) {
    return { line: null, under: WRITTEN_NOW, answer: undefined, offered, asking: 'answered' };
  }
  return { line, under: line?.line ?? null, answer, offered, asking };
}

/** No line has such an id. */
const WRITTEN_NOW = 'draft';

/** An answer with the articles it names, from the panel's own copy. */
export function useOffered(
  answer:
    | { readonly suggestions: SuggestionsAnswered['suggestions'] | Draft['suggestions'] }
    | undefined,
): readonly Offered[] | undefined {
  const { queries } = usePanel();
  const ids = (answer?.suggestions ?? []).map(({ article }) => article);
  const about = ids.join(' ');
  const articles = useLive(async () => ({ about, cards: await queries.articlesOf(ids) }), about);
  if (answer === undefined || articles.value?.about !== about) return undefined;
  return offeredFrom(answer.suggestions, articles.value.cards);
}

/** Says once for each line what stood under it, once it does (SPEC SU2). */
export function useShown(
  { conversation }: ConversationCard,
  { line, offered }: SuggestionsNow,
  isOnScreen: boolean,
): void {
  const { commands, isFocused } = usePanel();
  const said = useRef(new Set<string>());
  const isShown = isOnScreen && isFocused.value && line !== null && offered !== undefined;
  useEffect(() => {
    if (!isShown || said.current.has(line.line)) return;
    said.current.add(line.line);
    const articles = offered.map(({ article, version }) => ({ article, version }));
    commands.send({ type: 'suggestion.shown', conversation, line: line.line, articles });
  }, [isShown, line?.line, conversation, commands]);
}

import { filled } from '../../../../../shared/kernel/snippet.ts';
import { LINE_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import { usePanel } from '../../../state/panel.ts';
import { useLive } from '../../../state/use-live.ts';
import { wordsIn } from '../../../words/words.ts';
import type { VisitorNow } from '../../visitor/use-visitor.ts';
import { plainText } from './plain-text.ts';
import type { Offered } from './suggestions.model.ts';
import { snippetValues } from './values.ts';
import type { Writing } from './writing.ts';

export type Inserting = {
  /** The text as it would stand in the line. */
  readonly textOf: (offered: Offered) => string;
  /** @param of the line of the visitor that it answers */
  readonly insert: (offered: Offered, of: string | null) => void;
};

/** Puts an article or a filled-in snippet in the line. What is not known stays open in it, for all to see. */
export function useInserting(
  card: ConversationCard,
  known: VisitorNow,
  writing: Writing,
): Inserting {
  const { queries } = usePanel();
  const { conversation } = card;
  const rows = useLive(
    () => queries.answers([{ type: 'allowed.ask', conversation }]),
    conversation,
  );
  const answer = rows.value?.[0]?.answer;
  const allowed = answer?.type === 'allowed.answered' ? answer : undefined;
  const textOf = ({ kind, body, language }: Offered): string =>
    kind === 'snippet'
      ? filled(body, snippetValues(wordsIn(language), card, known, allowed)).text
      : plainText(body);
  return {
    textOf,
    insert: (offered, of) => {
      const { article, version } = offered;
      writing.inserted.value = {
        text: textOf(offered).slice(0, LINE_MAX_CHARS),
        suggestion: { article, version, of },
      };
    },
  };
}

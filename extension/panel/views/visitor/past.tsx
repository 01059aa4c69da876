import { usePanel, useWords } from '../../state/panel.ts';
import { useAnswers } from '../../state/use-live.ts';
import { List } from '../../ui/list.tsx';
import { PastRow } from '../search/past-row.tsx';

/** Conversations with this visitor, newest first. */
export function PastConversations({ visitor }: { readonly visitor: string }) {
  const { places } = usePanel();
  const words = useWords();
  const { rows } = useAnswers([{ type: 'conversations.ask', visitor, text: null, before: null }]);
  const answer = rows?.[0]?.answer;
  const cards = answer?.type === 'conversations.answered' ? answer.rows : [];
  return (
    <section aria-labelledby="past-title" data-testid="past">
      <h2 id="past-title" class="section-title">
        {words.visitor.past}
      </h2>
      {cards.length === 0 ? (
        <p class="hint section-hint">{words.visitor.pastEmpty}</p>
      ) : (
        <List label={words.visitor.past}>
          {cards.map((card) => (
            <PastRow
              key={card.conversation}
              card={card}
              onOpen={() => places.go({ view: 'conversation', conversation: card.conversation })}
            />
          ))}
        </List>
      )}
    </section>
  );
}

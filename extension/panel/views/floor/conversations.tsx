import { MessagesSquare } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { groupConversations } from './floor.model.ts';

/** Open conversations, most urgent first. */
export function Conversations() {
  const { tables, places } = usePanel();
  const words = useWords();
  const cards = tables.conversations.value;
  const me = tables.me.value ?? null;
  if (cards === undefined || tables.me.value === undefined) return null;
  const groups = groupConversations(cards, me?.agent ?? null);
  const count = groups.reduce((sum, { cards: ones }) => sum + ones.length, 0);
  const isAvailable = me?.presence === 'available';

  return (
    <section aria-labelledby="conversations-title">
      <h2 id="conversations-title" class="section-title">
        {words.floor.conversations}
        <span class="count">{count === 0 ? '' : words.number.count(count)}</span>
      </h2>
      {count === 0 ? (
        <EmptyState
          icon={MessagesSquare}
          says={words.floor.noConversations}
          hint={isAvailable ? words.floor.noConversationsHint : words.floor.noConversationsAway}
          testId="no-conversations"
        />
      ) : (
        <List
          label={words.floor.conversations}
          testId="conversations"
          restore={places.remembered('floor')}
        >
          {groups.flatMap(({ name, cards: ones }) => [
            <li key={`group-${name}`} class={`group group-${name}`}>
              {words.floor[name]}
            </li>,
            ...ones.map((card) => <ConversationRow key={card.conversation} card={card} />),
          ])}
        </List>
      )}
    </section>
  );
}

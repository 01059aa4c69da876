import { type Signal, useSignal } from '@preact/signals';
import { ChevronDown, ChevronRight, MessagesSquare } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { List } from '../../ui/list.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { groupConversations } from './floor.model.ts';

/** Open conversations, most urgent first. */
export function Conversations() {
  const { tables, places } = usePanel();
  const words = useWords();
  const isOthersOpen = useSignal(false);
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
              {name === 'others' ? (
                <OthersButton count={ones.length} isOpen={isOthersOpen} />
              ) : (
                words.floor[name]
              )}
            </li>,
            ...(name === 'others' && !isOthersOpen.value ? [] : ones).map((card) => (
              <ConversationRow key={card.conversation} card={card} />
            )),
          ])}
        </List>
      )}
    </section>
  );
}

type OthersProps = { readonly count: number; readonly isOpen: Signal<boolean> };

/** What colleagues are doing is one click away, not in the way. */
function OthersButton({ count, isOpen }: OthersProps) {
  const words = useWords();
  return (
    <button
      type="button"
      class="group-button"
      aria-expanded={isOpen.value}
      data-testid="others"
      onClick={() => {
        isOpen.value = !isOpen.value;
      }}
    >
      <Icon node={isOpen.value ? ChevronDown : ChevronRight} size={12} />
      {words.floor.others}
      <span class="count">{words.number.count(count)}</span>
    </button>
  );
}

import { Hourglass } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { unread, visitorName } from '../floor/floor.model.ts';

/** The conversations an agent holds, side by side, when there is more than one. */
export function Strip({ current }: { readonly current: string }) {
  const { tables, places } = usePanel();
  const words = useWords();
  const me = tables.me.value?.agent;
  const mine = (tables.conversations.value ?? [])
    .filter((card) => me !== undefined && card.holder === me)
    .sort((a, b) => a.openedAt - b.openedAt);
  if (mine.length < 2) return null;
  return (
    <nav class="strip" aria-label={words.conversation.mine} data-testid="strip">
      {mine.map((card) => {
        const count = card.conversation === current ? 0 : unread(card);
        const isAsked = card.state === 'assigned';
        return (
          <button
            key={card.conversation}
            type="button"
            class={`strip-one ${isAsked ? 'strip-asked' : ''}`}
            aria-current={card.conversation === current ? 'page' : undefined}
            data-conversation={card.conversation}
            onClick={() =>
              places.replace({ view: 'conversation', conversation: card.conversation })
            }
          >
            {isAsked && <Icon node={Hourglass} size={12} name={words.states.assigned} />}
            <span class="strip-name">
              {card.visitorName ?? (
                <>
                  <span class="sr-only">{visitorName(words, null, card.visitor)}</span>
                  <span aria-hidden="true">{card.visitor.slice(-4).toUpperCase()}</span>
                </>
              )}
            </span>
            {count > 0 && (
              <span class="strip-count">
                <span aria-hidden="true">{count}</span>
                <span class="sr-only">{words.floor.unread(count)}</span>
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}

import './conversation.css';
import { Eraser, MessageSquareOff } from 'lucide';
import { useEffect } from 'preact/hooks';
import { usePanel, useWords } from '../../state/panel.ts';
import { useLive } from '../../state/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Conversation } from './conversation.tsx';

/** One conversation, whatever its state. */
export function ConversationView({ conversation }: { readonly conversation: string }) {
  const { queries, port, isFocused, places, erased } = usePanel();
  const words = useWords();
  const card = useLive(() => queries.conversation(conversation), conversation);
  const hasFocus = isFocused.value;
  useEffect(() => {
    const say = () => port.post({ kind: 'showing', conversation, isFocused: hasFocus });
    say();
    return () => port.post({ kind: 'showing', conversation: null, isFocused: hasFocus });
  }, [port, conversation, hasFocus]);

  if (card.value === undefined) return null;
  if (card.value === null && erased.value.has(conversation)) {
    return (
      <EmptyState
        icon={Eraser}
        says={words.conversation.erased}
        hint={words.conversation.erasedHint}
        testId="conversation-erased"
        isView
      >
        <Button onClick={() => places.go({ view: 'floor' })}>{words.shell.toFloor}</Button>
      </EmptyState>
    );
  }
  if (card.value === null) {
    return (
      <EmptyState
        icon={MessageSquareOff}
        says={words.conversation.notFound}
        hint={words.conversation.notFoundHint}
        testId="conversation-unknown"
        isView
      >
        <Button onClick={() => places.go({ view: 'search', text: '' })}>
          {words.shell.search}
        </Button>
      </EmptyState>
    );
  }
  return <Conversation key={conversation} card={card.value} />;
}

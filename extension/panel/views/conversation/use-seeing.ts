import { useEffect, useRef } from 'preact/hooks';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel } from '../../state/panel.ts';

/** Tells the visitor's side that lines were on screen: once per line, and only when they were. */
export function useSeeing(card: ConversationCard, isOnScreen: boolean): void {
  const { commands, isFocused } = usePanel();
  const said = useRef(0);
  const isSeen = isOnScreen && isFocused.value && card.state === 'active';
  const { conversation, lines: upTo, seenByAgent } = card;
  useEffect(() => {
    if (!isSeen || upTo <= Math.max(seenByAgent, said.current)) return;
    said.current = upTo;
    commands.send({ type: 'chat.see', conversation, upTo });
  }, [isSeen, upTo, seenByAgent, conversation, commands]);
}

import './floor.css';
import { useEffect } from 'preact/hooks';
import { usePanel, useWords } from '../../state/panel.ts';
import { Conversations } from './conversations.tsx';
import { LiveFloor } from './live-floor.tsx';

/** Who needs help: conversations first, then everybody in the shop. */
export function FloorView() {
  const { pulse } = usePanel();
  const words = useWords();
  useEffect(() => () => pulse.hold(false), [pulse]);
  return (
    <div class="floor" data-testid="floor">
      <h1 class="sr-only">{words.shell.panel}</h1>
      <Conversations />
      <LiveFloor />
    </div>
  );
}

import './floor.css';
import { useEffect, useRef } from 'preact/hooks';
import { usePanel, useWords } from '../../state/panel.ts';
import { Tasks } from '../tasks/tasks.tsx';
import { Conversations } from './conversations.tsx';
import { LiveFloor } from './live-floor.tsx';

/** Who needs help: conversations first, then everybody in the shop. */
export function FloorView() {
  const { pulse } = usePanel();
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Lists take the focus back to the row that was opened; without one it begins at the top.
    if (document.activeElement === document.body) heading.current?.focus();
    return () => pulse.hold(false);
  }, [pulse]);
  return (
    <div class="floor" data-testid="floor">
      <h1 class="sr-only" tabIndex={-1} ref={heading}>
        {words.shell.panel}
      </h1>
      <Conversations />
      <Tasks />
      <LiveFloor />
    </div>
  );
}

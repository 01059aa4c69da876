import './floor.css';
import { useEffect } from 'preact/hooks';
import { usePanel } from '../../state/panel.ts';
import { Conversations } from './conversations.tsx';
import { LiveFloor } from './live-floor.tsx';

/** Who needs help: conversations first, then everybody in the shop. */
export function FloorView() {
  const { pulse } = usePanel();
  useEffect(() => () => pulse.hold(false), [pulse]);
  return (
    <div class="floor" data-testid="floor">
      <Conversations />
      <LiveFloor />
    </div>
  );
}

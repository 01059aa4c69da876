import {
  ChevronDown,
  Circle,
  CircleDot,
  CircleMinus,
  CircleOff,
  ClipboardCheck,
  Moon,
  Search,
  Settings,
} from 'lucide';

import type { AgentCard } from '../../../shared/protocol/messages/presence.ts';
import { usePanel, useWords } from '../state/panel.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

const ICONS = {
  available: CircleDot,
  busy: CircleMinus,
  'wrap-up': ClipboardCheck,
  away: Moon,
  offline: CircleOff,
};
const CHOICES = ['available', 'busy', 'away', 'offline'] as const;

/** Presence, load, search and settings: always there, always in the same place. */
export function TopBar() {
  const { tables, places } = usePanel();
  const words = useWords();
  const me = tables.me.value;
  return (
    <>
      <header class="top-bar">
        {me ? <PresenceMenu me={me} /> : <Icon node={Circle} />}
        <span class="top-space" />
        {me && (
          <span class="load" data-testid="load" title={words.shell.load(me.open, me.capacity)}>
            <span aria-hidden="true">
              {me.open}/{me.capacity}
            </span>
            <span class="sr-only">{words.shell.load(me.open, me.capacity)}</span>
          </span>
        )}
        <IconButton
          icon={Search}
          name={words.shell.search}
          testId="to-search"
          onClick={() => places.go({ view: 'search', text: '' })}
        />
        <IconButton
          icon={Settings}
          name={words.shell.settings}
          testId="to-settings"
          onClick={() => places.go({ view: 'settings' })}
        />
      </header>
      {me && me.because !== null && me.presence === 'away' && <WhyAway because={me.because} />}
    </>
  );
}

function PresenceMenu({ me }: { readonly me: AgentCard }) {
  const { commands } = usePanel();
  const words = useWords();
  const asked = commands.pending.value.findLast((body) => body.type === 'presence.set');
  const presence = asked?.type === 'presence.set' ? asked.presence : me.presence;
  return (
    <Menu
      label={`${words.presence.label}: ${words.presence[presence]}`}
      testId="presence"
      class={`presence presence-${presence} ${asked === undefined ? '' : 'is-pending'}`}
      button={
        <>
          <Icon node={ICONS[presence]} />
          <span data-testid="presence-words">{words.presence[presence]}</span>
          <Icon node={ChevronDown} size={12} />
        </>
      }
      choices={CHOICES.map((choice) => ({
        id: choice,
        testId: `presence-${choice}`,
        isChosen: choice === presence,
        content: (
          <>
            <Icon node={ICONS[choice]} class={`presence-icon-${choice}`} />
            <span>
              {words.presence[choice]}
              <span class="hint">{words.presence.hints[choice]}</span>
            </span>
          </>
        ),
        onChoose: () => {
          if (choice !== presence) commands.send({ type: 'presence.set', presence: choice });
        },
      }))}
    />
  );
}

function WhyAway({ because }: { readonly because: NonNullable<AgentCard['because']> }) {
  const { commands } = usePanel();
  const words = useWords();
  return (
    <p class="sentence sentence-amber" role="status" data-testid="why-away">
      <span>{words.presence[because]}</span>
      <Button
        kind="quiet"
        onClick={() => commands.send({ type: 'presence.set', presence: 'available' })}
      >
        {words.presence.backToWork}
      </Button>
    </p>
  );
}

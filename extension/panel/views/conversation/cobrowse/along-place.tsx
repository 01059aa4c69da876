import './cobrowse.css';
import { useSignal } from '@preact/signals';
import { ExternalLink, EyeOff } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LEAVE_EVENT } from '../../../../platform/viewer-channel.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { settingOf } from '../../../state/tables.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { readShare, type Stand } from './cobrowse.model.ts';
import { Split } from './split.tsx';

type PlaceProps = { readonly stand: Stand };

/** The upper half of a conversation while one looks along in it; nothing at other times. */
export function AlongPlace({ stand }: PlaceProps) {
  const { along } = usePanel();
  const words = useWords();
  const isOpen =
    stand.kind === 'active' &&
    !stand.isEnding &&
    (stand.isMine || (stand.mayWatch && along.watched.value.has(stand.card.cobrowse)));
  if (!isOpen) {
    return <section hidden data-place="cobrowse" aria-label={words.conversation.places.cobrowse} />;
  }
  const { cobrowse } = stand.card;
  return along.poppedOut.value.has(cobrowse) ? (
    <PoppedOut stand={stand} />
  ) : (
    <Picture key={cobrowse} cobrowse={cobrowse} />
  );
}

/** The viewer, with a bar below it that makes it higher or lower. */
function Picture({ cobrowse }: { readonly cobrowse: string }) {
  const { along, tables, queries } = usePanel();
  const words = useWords();
  const place = useRef<HTMLElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const kept = readShare(settingOf(tables.settings.value, 'pictureShare'));
  const moved = useSignal<number | null>(null);
  const percent = moved.value ?? kept;
  useLayoutEffect(() => {
    const element = frame.current;
    const leave = () => along.leave(cobrowse);
    element?.addEventListener(LEAVE_EVENT, leave);
    return () => element?.removeEventListener(LEAVE_EVENT, leave);
  }, [along, cobrowse]);
  return (
    <>
      <section
        class="along-place"
        ref={place}
        data-place="cobrowse"
        data-testid="along-place"
        aria-label={words.conversation.places.cobrowse}
        style={{ flexBasis: `${percent}%` }}
      >
        <iframe
          ref={frame}
          class="along-picture"
          title={words.cobrowse.picture}
          src={`../cobrowse/index.html#${encodeURIComponent(cobrowse)}`}
          data-testid="along-picture"
        />
      </section>
      <Split
        name={words.cobrowse.split}
        place={place}
        percent={percent}
        onMove={(next) => {
          moved.value = next;
        }}
        onDone={() => void queries.keepSetting('pictureShare', String(percent))}
      />
    </>
  );
}

function PoppedOut({ stand }: { readonly stand: Extract<Stand, { kind: 'active' }> }) {
  const { port, commands, along } = usePanel();
  const words = useWords();
  const { card, isMine } = stand;
  const { cobrowse } = card;
  return (
    <section
      class="along-out"
      data-place="cobrowse"
      data-testid="along-out"
      aria-label={words.conversation.places.cobrowse}
    >
      <p role="status">
        <Icon node={ExternalLink} size={12} /> {words.cobrowse.poppedOut}
      </p>
      <Button
        kind="danger"
        icon={EyeOff}
        testId="along-end"
        label={isMine ? words.cobrowse.view.endLong : words.cobrowse.view.leaveLong}
        onClick={() => {
          if (isMine) commands.send({ type: 'cobrowse.end', cobrowse });
          else {
            along.leave(cobrowse);
            port.post({ kind: 'bring-back', cobrowse });
          }
        }}
      >
        {isMine ? words.cobrowse.view.end : words.cobrowse.view.leave}
      </Button>
      <div class="along-ways">
        <Button
          kind="quiet"
          testId="along-to-tab"
          onClick={() => port.post({ kind: 'show-viewer', cobrowse })}
        >
          {words.cobrowse.toTab}
        </Button>
        <Button
          kind="quiet"
          testId="along-here"
          onClick={() => port.post({ kind: 'bring-back', cobrowse })}
        >
          {words.cobrowse.showHere}
        </Button>
      </div>
    </section>
  );
}

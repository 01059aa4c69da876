import { ArrowDownUp, Store, Unplug } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { List } from '../../ui/list.tsx';
import { FloorRowView } from './floor-row.tsx';

/** Everybody in the shop, who needs help first. */
export function LiveFloor() {
  const { pulse, port, places } = usePanel();
  const words = useWords();
  const { order } = pulse.standing.value;
  const isLive = port.link.value?.kind === 'live';
  const isKnown = pulse.at.value !== null;

  return (
    <section aria-labelledby="floor-title" class={isLive ? '' : 'is-stale'}>
      <h2 id="floor-title" class="section-title">
        {words.floor.title}
        <Moved />
        <span class="count">{order.length === 0 ? '' : words.number.count(order.length)}</span>
      </h2>
      {!isLive && isKnown && order.length > 0 && (
        <p class="hint section-hint">{words.floor.stale(words.time.clock(pulse.at.value ?? 0))}</p>
      )}
      {order.length > 0 ? (
        <List
          label={words.floor.title}
          testId="floor-list"
          restore={places.remembered('floor')}
          onHold={pulse.hold}
        >
          {order.map((session) => (
            <FloorRowView key={session} session={session} />
          ))}
        </List>
      ) : isLive && isKnown ? (
        <EmptyState
          icon={Store}
          says={words.floor.empty}
          hint={words.floor.emptyHint}
          testId="floor-empty"
        />
      ) : isLive ? (
        <p class="empty hint" role="status" data-testid="floor-loading">
          {words.floor.loading}
        </p>
      ) : (
        <EmptyState
          icon={Unplug}
          says={words.floor.offline}
          hint={words.floor.offlineHint}
          testId="floor-offline"
        />
      )}
    </section>
  );
}

/** What has changed behind a list that stands still, and a way to see it. */
function Moved() {
  const { pulse } = usePanel();
  const words = useWords();
  const { moved, arrived } = pulse.standing.value;
  const says = [
    arrived > 0 ? words.floor.arrived(arrived) : '',
    moved > 0 ? words.floor.moved(moved) : '',
  ].filter((part) => part !== '');
  if (says.length === 0) return null;
  return (
    <button
      type="button"
      class="pill pill-petrol pill-button"
      data-testid="moved"
      title={words.floor.sortNow}
      onClick={pulse.settle}
    >
      <Icon node={ArrowDownUp} size={12} />
      {says.join(' · ')}
    </button>
  );
}

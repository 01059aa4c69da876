import {
  LogOut,
  MessageSquareMore,
  MessageSquarePlus,
  MessagesSquare,
  Repeat2,
  Star,
} from 'lucide';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Money } from '../../ui/money.tsx';
import { capital } from '../../words/words.ts';
import { canOffer, sayOffer, sayPlace, sayRow } from './floor.model.ts';
import { Score } from './score.tsx';

/** One visitor: where, why, value and score; the reason in words is the row. */
export function FloorRowView({ session }: { readonly session: string }) {
  const { pulse, places, commands, newId } = usePanel();
  const words = useWords();
  const row = pulse.row(session)?.value;
  if (row === undefined) return null;
  const { why, act } = sayRow(words, row);
  const isAsking = commands.pending.value.some(
    (body) => body.type === 'offer.make' && body.session === session,
  );
  const offer = () => {
    if (canOffer(row) && !isAsking) {
      commands.send({ type: 'offer.make', session, offer: newId() });
    }
  };
  const open = () => {
    places.remember('floor', session);
    places.go({ view: 'visitor', visitor: row.visitor });
  };
  return (
    <li
      class={`row floor-row ${row.isHere ? '' : 'row-gone'} ${why === '' ? '' : 'row-hesitates'}`}
      data-testid="floor-row"
      data-session={session}
      data-visitor={row.visitor}
      data-phase={row.phase}
    >
      <button
        type="button"
        class="row-main"
        data-row={session}
        onClick={open}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          if (event.key === 'o') offer();
          if (event.key === 'r') pulse.settle();
        }}
      >
        <span class="row-line">
          <span class="row-name">
            {sayPlace(words, row)}
            <Who row={row} />
          </span>
          <span class="row-figures">
            {row.basketMinor > 0 && (
              <Money minor={row.basketMinor} currency={row.currency} say={words.number.money} />
            )}
            <Score row={row} />
          </span>
        </span>
        <span class="row-line row-second">
          <span class="row-words" title={[why, act].filter((part) => part !== '').join(' · ')}>
            {why !== '' && <span class="row-why">{why}</span>}
            {why !== '' && act !== '' && <span aria-hidden="true"> · </span>}
            {act === '' && why === '' ? capital(words.phases[row.phase]) : act}
          </span>
        </span>
      </button>
      <span class="row-side" data-side="">
        {canOffer(row) ? (
          <IconButton
            icon={MessageSquarePlus}
            name={words.floor.offer}
            testId="offer-by-hand"
            isDisabled={isAsking}
            onClick={offer}
          />
        ) : (
          <Standing row={row} />
        )}
      </span>
    </li>
  );
}

/** Where there is nothing to offer: what is going on instead. */
function Standing({ row }: { readonly row: FloorRow }) {
  const words = useWords();
  const icon = !row.isHere
    ? LogOut
    : row.conversation === null
      ? MessageSquareMore
      : MessagesSquare;
  return (
    <span class="row-standing" title={sayOffer(words, row)}>
      <Icon node={icon} name={sayOffer(words, row)} />
    </span>
  );
}

function Who({ row }: { readonly row: FloorRow }) {
  const words = useWords();
  const isValued = row.customerValue === 'high' || row.customerValue === 'middle';
  return (
    <span class="row-who">
      {' '}
      {row.isReturning && row.name === null && (
        <Icon node={Repeat2} name={words.floor.back} size={12} />
      )}
      {row.name}
      {isValued && row.customerValue !== null && (
        <>
          {' '}
          <Icon node={Star} name={words.floor.value[row.customerValue]} size={12} />
        </>
      )}
    </span>
  );
}

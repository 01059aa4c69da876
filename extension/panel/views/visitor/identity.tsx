import { BadgeCheck } from 'lucide';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import type { VisitorAnswered } from '../../../../shared/protocol/messages/report.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';

type IdentityProps = {
  readonly card: VisitorAnswered | undefined;
  readonly row: FloorRow | undefined;
};

/** What the shop has confirmed about somebody, else how well we know them. */
export function IdentityLine({ card, row }: IdentityProps) {
  const { clock } = usePanel();
  const words = useWords();
  const identity = card?.identity ?? null;
  const value = identity?.customerValue ?? row?.customerValue ?? null;
  const isReturning = card === undefined ? (row?.isReturning ?? false) : card.sessions > 1;
  const parts = [
    isReturning ? words.visitor.returning : words.visitor.firstVisit,
    card !== undefined && card.sessions > 1 ? words.visitor.sessions(card.sessions) : '',
    identity !== null && identity.orders !== null ? words.visitor.orders(identity.orders) : '',
    value === null ? '' : words.floor.value[value],
    card !== undefined && isReturning
      ? words.visitor.since(words.time.day(card.firstSeenAt, clock.calm.value).toLowerCase())
      : '',
  ].filter((part) => part !== '');
  if (card === undefined && row === undefined) return null;
  return (
    <>
      {identity !== null && (
        <span class="confirmed">
          <Icon node={BadgeCheck} size={12} />
          {words.visitor.customer} {identity.customer}
          {' · '}
        </span>
      )}
      {parts.join(' · ')}
    </>
  );
}

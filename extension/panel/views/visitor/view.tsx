import './visitor.css';
import { UserRoundX } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Head } from '../../ui/head.tsx';
import { visitorName } from '../floor/floor.model.ts';
import { BasketCard } from './basket.tsx';
import { BlockMenu } from './block.tsx';
import { IdentityLine } from './identity.tsx';
import { visitsOf } from './journey.model.ts';
import { Journey } from './journey.tsx';
import { Now } from './now.tsx';
import { Offers } from './offers.tsx';
import { PastConversations } from './past.tsx';
import { useVisitor } from './use-visitor.ts';

/** Everything known about one visitor: now and basket first, what came before below. */
export function VisitorView({ visitor }: { readonly visitor: string }) {
  const { places, port, clock } = usePanel();
  const words = useWords();
  const known = useVisitor(visitor);
  const { card, row, acts } = known;
  const visits = visitsOf(acts);
  const name = visitorName(words, card?.identity?.name ?? row?.name ?? null, visitor);
  const live = row ?? card?.row ?? undefined;
  const isEmpty = card === undefined && row === undefined && acts.length === 0;

  return (
    <div class="visitor" data-testid="visitor">
      <Head
        title={name}
        backName={words.shell.back}
        onBack={places.back}
        under={<IdentityLine card={card} row={row} />}
        acts={<BlockMenu visitor={visitor} card={card} name={name} />}
      />
      {isEmpty && known.asking === 'refused' ? (
        <EmptyState
          icon={UserRoundX}
          says={words.visitor.unknown}
          hint={words.visitor.unknownHint}
          testId="visitor-unknown"
        />
      ) : isEmpty ? (
        <p class="empty hint" role="status">
          {words.shell.loading}
        </p>
      ) : (
        <>
          {port.link.value?.kind !== 'live' && known.at !== undefined && (
            <p class="hint section-hint as-of">
              {words.visitor.asOf(words.time.ago(known.at, clock.calm.value))}
            </p>
          )}
          <Now row={live} visitor={visitor} />
          <BasketCard basket={card?.basket ?? null} row={live} visit={visits[0]} />
          <Journey known={known} visits={visits} />
          <Offers acts={acts} visitor={visitor} />
          <PastConversations visitor={visitor} />
        </>
      )}
    </div>
  );
}

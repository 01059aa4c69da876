import { useSignal } from '@preact/signals';
import { HandCoins, Plus } from 'lucide';
import type { MandateCard } from '../../../../shared/protocol/messages/mandate.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { List } from '../../../panel/ui/list.tsx';
import { Pill } from '../../../panel/ui/pill.tsx';
import { NotYet } from '../../not-yet.tsx';
import type { ConsolePlaces } from '../../place.ts';
import { useMandates } from '../../use-mandates.ts';
import { useConsoleWords } from '../../words/words.ts';
import { Editor } from './editor.tsx';
import { sortMandates, standingOf } from './mandates.model.ts';

type Props = { readonly chosen: string | null; readonly places: ConsolePlaces };

/** All mandates in a list; beside it the one that is chosen, to read and change. */
export function MandatesView({ chosen, places }: Props) {
  const panel = usePanel();
  const words = useConsoleWords();
  const fresh = useSignal(panel.newId());
  const { mandates: found, asking, refused, again } = useMandates();
  const mandates = found === undefined ? undefined : sortMandates(found, panel.clock.calm.value);
  const card = mandates?.find(({ mandate }) => mandate === chosen) ?? null;
  const isNew = chosen === 'new';

  return (
    <div class="console-two">
      <section class="console-list" aria-labelledby="mandates-title">
        <div class="console-head">
          <h1 id="mandates-title">{words.mandates.title}</h1>
          <Button
            icon={Plus}
            testId="mandate-new"
            onClick={() => {
              fresh.value = panel.newId();
              places.go({ view: 'mandates', mandate: 'new' });
            }}
          >
            {words.mandates.make}
          </Button>
        </div>
        {mandates === undefined && (
          <p class="hint section-hint" role="status">
            <NotYet asking={asking} refused={refused} />
          </p>
        )}
        {mandates?.length === 0 && (
          <EmptyState
            icon={HandCoins}
            says={words.mandates.none}
            hint={words.mandates.noneHint}
            testId="no-mandates"
          />
        )}
        <List label={words.mandates.title} testId="mandates">
          {(mandates ?? []).map((each) => (
            <Row
              key={each.mandate}
              card={each}
              isChosen={each.mandate === chosen}
              onOpen={() => places.go({ view: 'mandates', mandate: each.mandate })}
            />
          ))}
        </List>
      </section>
      <section class="console-detail" aria-live="off">
        {isNew || card !== null ? (
          <Editor
            key={isNew ? fresh.value : chosen}
            mandate={isNew ? fresh.value : (card?.mandate ?? fresh.value)}
            card={isNew ? null : card}
            onSaved={(mandate) => {
              again();
              places.go({ view: 'mandates', mandate });
            }}
          />
        ) : (
          mandates !== undefined && <EmptyState icon={HandCoins} says={words.mandates.choose} />
        )}
      </section>
    </div>
  );
}

type RowProps = {
  readonly card: MandateCard;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
};

function Row({ card, isChosen, onOpen }: RowProps) {
  const { tables, clock } = usePanel();
  const words = useConsoleWords();
  const { time } = useWords();
  const standing = standingOf(card, clock.calm.value);
  const by = tables.agents.value?.find(({ agent }) => agent === card.savedBy)?.name ?? '';
  return (
    <li
      class={`row ${isChosen ? 'row-petrol' : ''} ${standing === 'valid' ? '' : 'row-gone'}`}
      data-testid="mandate-row"
    >
      <button
        type="button"
        class="row-main"
        data-row={card.mandate}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span class="row-line">
          <span class="row-name">{card.terms.name}</span>
          <Pill tone={standing === 'valid' ? 'green' : 'plain'}>
            {words.mandates.state[standing]}
          </Pill>
        </span>
        <span class="row-line row-second">
          <span class="row-words">
            {words.mandates.version(card.version)} ·{' '}
            {words.mandates.by(by, time.ago(card.savedAt, clock.calm.value))}
          </span>
        </span>
      </button>
    </li>
  );
}

import './offers.css';
import { useSignal } from '@preact/signals';
import { Download, Scale } from 'lucide';
import { useMemo } from 'preact/hooks';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import { DAY_MS, HOUR_MS } from '../../../../shared/kernel/time.ts';
import { usePanel } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { download } from '../../download.ts';
import { LastDays } from '../../last-days.tsx';
import { NotYet } from '../../not-yet.tsx';
import { Split } from '../../split.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { MapCard } from './map-card.tsx';
import { cellsOf } from './offers.model.ts';

// Stamps are kept for ninety days.
const DAYS = ['7', '28', '90'] as const;

/** Per action map: what was offered, what came of it, and what offering changed; first, whether that may be believed. */
export function OffersView() {
  const { clock } = usePanel();
  const words = useConsoleWords();
  const days = useSignal<(typeof DAYS)[number]>('28');
  // By the hour, so that it stays one question while the view is open.
  const since = useMemo(() => {
    const from = clock.now() - Number(days.value) * DAY_MS;
    return Math.max(0, from - (from % HOUR_MS));
  }, [days.value]);
  const { rows, asking, refused } = useAnswers([{ type: 'measures.ask', since }]);
  const answer = rows?.[0]?.answer;
  const measures = answer?.type === 'measures.answered' ? answer : undefined;
  const maps = measures?.maps ?? [];
  const ratios = measures?.ratios ?? [];
  const isNothing = maps.every(({ qualified }) => qualified === 0);
  const isDoubted = ratios.some(({ isOff }) => isOff);
  const nameOf = ({ actionMap, name }: (typeof maps)[number]) =>
    actionMap === null ? words.offers.byHand : name;

  return (
    <div class="console-page">
      <div class="console-head">
        <h1>{words.offers.title}</h1>
        <LastDays days={days} choices={DAYS} testId="offers-days" />
        <Button
          icon={Download}
          testId="offers-csv"
          isDisabled={isNothing}
          onClick={() => {
            const head = Object.values(words.offers.columns);
            const lines = [head, ...maps.map((row) => cellsOf(row, nameOf(row), isDoubted))];
            download('offers.csv', 'text/csv', lines.map(csvLine).join(''));
          }}
        >
          {words.given.csv}
        </Button>
      </div>
      {measures === undefined && (
        <p class="hint section-hint" role="status">
          <NotYet asking={asking} refused={refused} />
        </p>
      )}
      {measures !== undefined && isNothing && (
        <EmptyState icon={Scale} says={words.offers.none} hint={words.offers.noneHint} />
      )}
      {!isNothing && (
        <>
          <Split ratios={ratios} />
          {maps.filter(({ actionMap }) => actionMap !== null).length > 1 && (
            <p class="hint offers-order" data-testid="offers-order">
              {words.offers.order}
            </p>
          )}
          <ol class="offer-maps">
            {maps.map((row) => (
              <MapCard
                key={row.actionMap ?? ''}
                row={row}
                name={nameOf(row)}
                isDoubted={isDoubted}
              />
            ))}
          </ol>
          <details class="effect-why">
            <summary data-testid="offers-why">{words.given.why}</summary>
            <ul>
              {words.offers.whys.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </div>
  );
}

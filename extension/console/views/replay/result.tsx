import { Download } from 'lucide';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import type { ReplayAnswered } from '../../../../shared/protocol/messages/replay.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { download } from '../../download.ts';
import { useConsoleWords } from '../../words/words.ts';
import { useSayVersion } from '../learning/say-version.ts';
import { MapTable } from './map-table.tsx';
import { Orders } from './orders.tsx';
import { estimateCells, mapCells, NUMBERS } from './replay.model.ts';
import { Scored } from './scored.tsx';

type ResultProps = {
  readonly answer: ReplayAnswered;
  readonly file: string | null;
  readonly models: readonly ModelCard[];
};

/** What past sessions say of the change: of what it was told, of orders, of each map, and what is not as it would be. */
export function Result({ answer, file, models }: ResultProps) {
  const { replay } = useConsoleWords();
  const { count } = useWords().number;
  const { date } = useSayVersion();
  const { sessions, visitors, from, to, isCut, maps, leftOut } = answer;
  return (
    <section aria-labelledby="replay-result" data-testid="replay-result">
      <div class="console-head">
        <h2 id="replay-result">{replay.result}</h2>
        <Files answer={answer} />
        <p class="hint console-says" role="status">
          {replay.read(count(sessions), count(visitors), date(from), date(to))}{' '}
          {isCut && `${replay.cut} `}
          {file !== null && `${replay.withFile(file)} `}
          <Scored decisions={answer.decisions} models={models} />
        </p>
      </div>
      {sessions === 0 ? (
        <p class="hint section-hint">{replay.noSessions}</p>
      ) : (
        <>
          <Orders estimates={answer.estimates} />
          {maps.length === 0 && <p class="hint section-hint">{replay.noMaps}</p>}
          {maps.map((map) => (
            <MapTable key={map.actionMap} map={map} />
          ))}
          <section class="effect-why" aria-labelledby="replay-left-out">
            <h3 id="replay-left-out">{replay.leftOutTitle}</h3>
            <ul>
              {leftOut.map((kind) => (
                <li key={kind}>{replay.leftOut[kind]}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </section>
  );
}

function Files({ answer: { maps, estimates } }: Pick<ResultProps, 'answer'>) {
  const { replay } = useConsoleWords();
  const { actionMap, name, side, expectedBy } = replay.columns;
  const save = (file: string, lines: readonly (readonly (string | number | null)[])[]): void =>
    download(file, 'text/csv', lines.map(csvLine).join(''));
  return (
    <>
      <Button
        icon={Download}
        testId="replay-maps-csv"
        isDisabled={maps.length === 0}
        onClick={() => {
          const numbers = NUMBERS.map((number) => replay.numbers[number]);
          const head = [actionMap, name, side, ...numbers, expectedBy];
          save('replay-maps.csv', [head, ...maps.flatMap(mapCells)]);
        }}
      >
        {replay.csv.maps}
      </Button>
      <Button
        icon={Download}
        testId="replay-estimates-csv"
        isDisabled={estimates.was === null}
        onClick={() => {
          const head = Object.values(replay.estimated);
          save('replay-estimates.csv', [head, ...estimateCells(estimates)]);
        }}
      >
        {replay.csv.estimates}
      </Button>
    </>
  );
}

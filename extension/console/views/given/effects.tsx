import { Download } from 'lucide';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { sayRate } from '../../compared.model.ts';
import { EffectSaid, Rates } from '../../compared.tsx';
import { download } from '../../download.ts';
import { NotYet } from '../../not-yet.tsx';
import { Split } from '../../split.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { cellsOf, type EffectRow } from './effect.model.ts';

/** Per mandate, in words: how many more ordered for it, how sure that is, and to whom it went. */
export function Effects({ days }: { readonly days: number }) {
  const words = useConsoleWords();
  const { rows, asking, refused } = useAnswers([{ type: 'effect.ask', days }]);
  const answer = rows?.[0]?.answer;
  const answered = answer?.type === 'effect.answered' ? answer : undefined;
  const effects = answered?.rows;
  const broken = answered?.ratios?.filter(({ isOff }) => isOff) ?? [];
  const isDoubted = broken.length > 0;
  return (
    <section class="effects" aria-labelledby="effects-title" data-testid="effects">
      <div class="console-head">
        <h2 id="effects-title">{words.given.effect}</h2>
        <Button
          icon={Download}
          testId="effect-csv"
          isDisabled={effects === undefined || effects.length === 0}
          onClick={() => {
            const head = Object.values(words.given.effectColumns);
            const lines = [head, ...(effects ?? []).map((row) => cellsOf(row, isDoubted))];
            download('effect.csv', 'text/csv', lines.map(csvLine).join(''));
          }}
        >
          {words.given.effectCsv}
        </Button>
      </div>
      {effects === undefined && (
        <p class="hint section-hint" role="status">
          <NotYet asking={asking} refused={refused} />
        </p>
      )}
      <Split ratios={broken} />
      {effects?.map((row) => (
        <EffectOf key={row.mandate} row={row} isDoubted={isDoubted} />
      ))}
      <details class="effect-why">
        <summary data-testid="effect-why">{words.given.why}</summary>
        <ul>
          {words.given.whys.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

type EffectProps = { readonly row: EffectRow; readonly isDoubted: boolean };

function EffectOf({ row, isDoubted }: EffectProps) {
  const words = useConsoleWords();
  const { count } = useWords().number;
  const { says, metBefore } = words.given;
  const say = row.afterOffer === 0 ? says : { ...says, 'no-offers': metBefore };
  return (
    <article class="effect" data-testid="effect" data-says={row.says}>
      <h3>{row.mandateName}</h3>
      <EffectSaid arms={row} say={say} isDoubted={isDoubted} />
      <Rates arms={row}>{words.given.afterOffer(count(row.afterOffer), count(row.given))}</Rates>
      {/* Who would have ordered anyway is told from those held out. */}
      {row.sure.given > 0 && !isDoubted && <Sure row={row} />}
    </article>
  );
}

/** To whom it went: a warning when they would have bought anyway. */
function Sure({ row: { sure } }: { readonly row: EffectRow }) {
  const words = useConsoleWords();
  const { number, language } = useWords();
  const { count } = number;
  const { needless, heldOut, isWarned } = sure;
  const rate = sayRate(heldOut.orders, heldOut.visitors, language);
  const told = [
    words.given.sure(count(sure.sure), count(sure.given)),
    ...(needless === null
      ? sure.sure > 0
        ? [words.given.sureUnknown]
        : []
      : [
          words.given.sureWhy(count(heldOut.visitors), count(heldOut.orders), rate),
          words.given.needless(count(needless), count(sure.given)),
        ]),
  ].join(' ');
  if (!isWarned) return <p class="hint">{told}</p>;
  return (
    <p class="sentence sentence-amber effect-warning" data-testid="effect-warning">
      <span>
        <b>{words.given.sureWarning}</b> {told}
      </span>
    </p>
  );
}

import { Download } from 'lucide';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { download } from '../../download.ts';
import { useConsoleWords } from '../../words/words.ts';
import { cellsOf, type EffectRow, sayRate, written } from './effect.model.ts';

/** Per mandate, in words: how many more ordered for it, how sure that is, and to whom it went. */
export function Effects({ days }: { readonly days: number }) {
  const words = useConsoleWords();
  const { rows, asking } = useAnswers([{ type: 'effect.ask', days }]);
  const answer = rows?.[0]?.answer;
  const effects = answer?.type === 'effect.answered' ? answer.rows : undefined;
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
            const lines = [head, ...(effects ?? []).map(cellsOf)];
            download('effect.csv', 'text/csv', lines.map(csvLine).join(''));
          }}
        >
          {words.given.effectCsv}
        </Button>
      </div>
      {effects === undefined && (
        <p class="hint section-hint" role="status">
          {asking === 'refused' ? words.unanswered : words.loading}
        </p>
      )}
      {effects?.map((row) => (
        <EffectOf key={row.mandate} row={row} />
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

function EffectOf({ row }: { readonly row: EffectRow }) {
  const words = useConsoleWords();
  const { number, language } = useWords();
  const { says, extra, needed, offered, heldOut, given, afterOffer } = row;
  const { count } = number;
  const isClear = says === 'more' || says === 'fewer';
  const { orders, from, to } = written(says, extra);
  const said = words.given.says[says](
    count(orders),
    count(from),
    count(to),
    needed === null ? null : count(needed),
  );
  const rate = (side: typeof offered) => sayRate(side.orders, side.visitors, language);
  return (
    <article class="effect" data-testid="effect" data-says={says}>
      <h3>{row.mandateName}</h3>
      <p class={isClear ? 'effect-says effect-clear' : 'effect-says'} data-testid="effect-says">
        {said}
      </p>
      {offered.visitors + heldOut.visitors > 0 && (
        <p class="hint">
          {words.given.rates(
            count(offered.visitors),
            count(offered.orders),
            rate(offered),
            count(heldOut.visitors),
            count(heldOut.orders),
            rate(heldOut),
          )}{' '}
          {words.given.afterOffer(count(afterOffer), count(given))}
        </p>
      )}
      {row.sure.given > 0 && <Sure row={row} />}
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

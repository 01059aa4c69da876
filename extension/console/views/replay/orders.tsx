import { useWords } from '../../../panel/state/panel.ts';
import { TableBox } from '../../table-box.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { ESTIMATORS, type Estimate, type Estimates, saidOf, saySome } from './replay.model.ts';

type OrdersProps = { readonly estimates: Estimates };

/** What the change says of orders: in a word, in sentences with their bounds, then in every figure. */
export function Orders({ estimates }: OrdersProps) {
  const { replay } = useConsoleWords();
  const { number, language } = useWords();
  const { met, untried, orders, was, wouldBe } = estimates;
  const said = saidOf(estimates);
  const some = ({ mean, low, high }: Estimate): [string, string, string] => [
    saySome(mean, language),
    saySome(low, language),
    saySome(high, language),
  ];
  return (
    <section
      class="effect"
      aria-labelledby="replay-orders"
      data-testid="replay-orders"
      data-says={said}
    >
      <h3 id="replay-orders">{replay.orders}</h3>
      <p class="replay-says" data-testid="replay-says">
        {replay.says[said]}
      </p>
      {wouldBe !== null && <p>{replay.would(...some(wouldBe.doublyRobust))}</p>}
      {was !== null && <p>{replay.was(...some(was))}</p>}
      {untried > 0 && (
        <p class="hint">{replay.untried(number.count(untried), number.count(met))}</p>
      )}
      {was !== null && orders === 'claimed' && <p class="hint">{replay.claimed}</p>}
      {was !== null && wouldBe !== null && (
        <details class="replay-estimates">
          <summary data-testid="replay-estimates">{replay.estimates}</summary>
          <TableBox label={replay.estimates}>
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{replay.estimated.by}</th>
                  {FIGURES.map((figure) => (
                    <th key={figure} scope="col" class="figure">
                      {replay.estimated[figure]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <Line by="was" estimate={was} />
                {ESTIMATORS.map((by) => (
                  <Line key={by} by={by} estimate={wouldBe[by]} />
                ))}
              </tbody>
            </table>
          </TableBox>
        </details>
      )}
    </section>
  );
}

const FIGURES = ['mean', 'low', 'high', 'effectiveRows'] as const;

type LineProps = {
  readonly by: 'was' | (typeof ESTIMATORS)[number];
  readonly estimate: Estimate;
};

function Line({ by, estimate: { mean, low, high, effectiveRows } }: LineProps) {
  const { replay } = useConsoleWords();
  const { number, language } = useWords();
  return (
    <tr>
      <th scope="row">{replay.estimators[by]}</th>
      {[mean, low, high].map((share, place) => (
        <td key={FIGURES[place]} class="figure">
          {saySome(share, language)}
        </td>
      ))}
      <td class="figure">{number.count(Math.round(effectiveRows))}</td>
    </tr>
  );
}

import { useWords } from '../../../panel/state/panel.ts';
import { TableBox } from '../../table-box.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { NUMBERS, type ReplayedMap, sayDifference, sayNumber, saySome } from './replay.model.ts';

/** One map before and after the change, and by what its offers are expected to come to something. */
export function MapTable({ map }: { readonly map: ReplayedMap }) {
  const { replay } = useConsoleWords();
  const { language } = useWords();
  const { name, before, after, rates } = map;
  const known = (said: string | null): string => said ?? replay.unknown;
  return (
    <section class="effect replay-map" data-testid="replay-map">
      <h3 dir="auto">{name}</h3>
      <TableBox label={replay.table(name)}>
        <table class="table">
          <thead>
            <tr>
              <td />
              <th scope="col" class="figure">
                {replay.before}
              </th>
              <th scope="col" class="figure">
                {replay.after}
              </th>
              <th scope="col" class="figure">
                {replay.difference}
              </th>
            </tr>
          </thead>
          <tbody>
            {NUMBERS.map((number) => (
              <tr key={number}>
                <th scope="row">{replay.numbers[number]}</th>
                <td class="figure">{known(sayNumber(before[number], language))}</td>
                <td class="figure">{known(sayNumber(after[number], language))}</td>
                <td class="figure">
                  {sayDifference(before[number], after[number], language) ?? '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p class="hint">
        {rates === null
          ? replay.expected.none
          : replay.expected[rates.of](
              saySome(rates.accepted, language),
              saySome(rates.engaged, language),
            )}
      </p>
    </section>
  );
}

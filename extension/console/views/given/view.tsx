import { useSignal } from '@preact/signals';
import { Download, ReceiptText } from 'lucide';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { download } from '../../download.ts';
import { LastDays } from '../../last-days.tsx';
import { NotYet } from '../../not-yet.tsx';
import { TableBox } from '../../table-box.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { Effects } from './effects.tsx';

const DAYS = ['7', '28', '90', '365'] as const;

/** What was given, per mandate and agent, and what came of it; every figure also as a file. */
export function GivenView() {
  const { tables } = usePanel();
  const words = useConsoleWords();
  const { number } = useWords();
  const days = useSignal<(typeof DAYS)[number]>('28');
  const { rows, asking, refused } = useAnswers([{ type: 'given.ask', days: Number(days.value) }]);
  const answer = rows?.[0]?.answer;
  const given = answer?.type === 'given.answered' ? answer.rows : undefined;
  const { columns } = words.given;
  const nameOf = (agent: string): string =>
    tables.agents.value?.find((one) => one.agent === agent)?.name ?? agent;

  return (
    <div class="console-page">
      <div class="console-head">
        <h1>{words.given.title}</h1>
        <LastDays days={days} choices={DAYS} testId="given-days" />
        <Button
          icon={Download}
          testId="given-csv"
          isDisabled={given === undefined || given.length === 0}
          onClick={() => {
            const body = (given ?? []).map((row) => [
              row.mandateName,
              nameOf(row.agent),
              row.given,
              row.redeemed,
              row.lost,
              row.reservedMinor,
              row.costMinor,
              row.orders,
              row.orderMinor,
              row.currency,
            ]);
            const head = [...Object.values(columns), words.mandates.currency];
            download('given.csv', 'text/csv', [head, ...body].map(csvLine).join(''));
          }}
        >
          {words.given.csv}
        </Button>
      </div>
      {given === undefined && (
        <p class="hint section-hint" role="status">
          <NotYet asking={asking} refused={refused} />
        </p>
      )}
      {given?.length === 0 && <EmptyState icon={ReceiptText} says={words.given.none} />}
      {given !== undefined && given.length > 0 && (
        <TableBox label={words.given.title}>
          <table class="table" data-testid="given-table">
            <thead>
              <tr>
                {Object.entries(columns).map(([key, title]) => (
                  <th key={key} scope="col" class={isFigure(key) ? 'figure' : ''}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {given.map((row) => (
                <tr key={`${row.mandate} ${row.agent} ${row.currency}`}>
                  <th scope="row">{row.mandateName}</th>
                  <td>{nameOf(row.agent)}</td>
                  <td class="figure">{number.count(row.given)}</td>
                  <td class="figure">{number.count(row.redeemed)}</td>
                  <td class={`figure ${row.lost > 0 ? 'figure-bad' : ''}`}>
                    {number.count(row.lost)}
                  </td>
                  <td class="figure">{number.money(row.reservedMinor, row.currency)}</td>
                  <td class="figure">{number.money(row.costMinor, row.currency)}</td>
                  <td class="figure">{number.count(row.orders)}</td>
                  <td class="figure">{number.money(row.orderMinor, row.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint section-hint">{words.given.hint}</p>
        </TableBox>
      )}
      {given !== undefined && given.length > 0 && <Effects days={Number(days.value)} />}
    </div>
  );
}

const isFigure = (key: string): boolean => key !== 'mandate' && key !== 'agent';

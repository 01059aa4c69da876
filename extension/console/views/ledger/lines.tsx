import type { AgentAnswer } from '../../../../shared/protocol/shape.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { TableBox } from '../../table-box.tsx';
import { useMandates } from '../../use-mandates.ts';
import { useConsoleWords } from '../../words/words.ts';

export type Line = Extract<AgentAnswer, { readonly type: 'ledger.answered' }>['rows'][number];

/** Enough to tell two apart by eye; the whole of it is in the title and in the file. */
const HASH_SHOWN_CHARS = 10;

/** Entries of the ledger as a table. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { tables, clock } = usePanel();
  const words = useConsoleWords();
  const { time, number } = useWords();
  const { mandates = [] } = useMandates();
  const now = clock.calm.value;
  const mandateOf = ({ mandate, version }: Line): string => {
    const name = mandates.find((one) => one.mandate === mandate)?.terms.name ?? mandate ?? '';
    return version === null ? name : `${name} · ${version}`;
  };
  const whoOf = ({ agent }: Line): string =>
    agent === null
      ? words.ledger.nobody
      : (tables.agents.value?.find((one) => one.agent === agent)?.name ?? agent);
  const { columns } = words.ledger;
  return (
    <TableBox label={words.ledger.title}>
      <table class="table" data-testid="ledger-table">
        <thead>
          <tr>
            {Object.entries(columns).map(([key, title]) => (
              <th key={key} scope="col" class={key === 'amount' || key === 'place' ? 'figure' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.place}>
              <th scope="row" class="figure">
                {line.place}
              </th>
              <td class="time" title={new Date(line.at).toISOString()}>
                {time.ago(line.at, now)}
              </td>
              <td class={line.kind === 'paid-after-end' ? 'figure-bad' : ''}>
                {words.ledger.kinds[line.kind] ?? line.kind}
              </td>
              <td>{mandateOf(line)}</td>
              <td>{whoOf(line)}</td>
              <td class="figure">
                {line.currency === null || line.amount === 0
                  ? ''
                  : number.money(line.amount, line.currency)}
              </td>
              <td>
                <code title={line.hash}>{line.hash.slice(0, HASH_SHOWN_CHARS)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

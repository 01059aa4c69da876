import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { type Environment, ledgerFolder, type Place, placeOf } from './place.ts';

/** What the operator asked of the ledger. */
export type LedgerAsked =
  /** `seals` is the folder with the signed heads. */
  | { readonly task: 'ledger-verify'; readonly place: Place; readonly seals: string }
  | { readonly task: 'ledger-sign'; readonly place: Place; readonly seals: string }
  | { readonly task: 'ledger-export'; readonly place: Place; readonly format: 'csv' | 'json' };

export const LEDGER_USAGE =
  'npm run ledger -- verify | sign | export --format csv|json [--data-dir FOLDER]';

/** What the words after `ledger` ask for. @throws what node:util says of unknown options */
export function readLedgerAsked(
  args: string[],
  environment: Environment,
): Result<LedgerAsked, string> {
  const text = { type: 'string' } as const;
  const options = { 'data-dir': text, format: text };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [act, ...more] = positionals;
  const place = placeOf(values['data-dir'], environment);
  if (more.length > 0) return err(`"${more[0]}" is too much. Use: ${LEDGER_USAGE}`);
  if (act === 'export') {
    const { format } = values;
    if (format === 'csv' || format === 'json') return ok({ task: 'ledger-export', place, format });
    return err(`Say --format csv or --format json. Use: ${LEDGER_USAGE}`);
  }
  if (act !== 'verify' && act !== 'sign') return err(`Say what to do: ${LEDGER_USAGE}`);
  if (values.format !== undefined) return err(`Only export has a format. Use: ${LEDGER_USAGE}`);
  const seals = ledgerFolder(place, environment);
  return ok(
    act === 'verify'
      ? { task: 'ledger-verify', place, seals }
      : { task: 'ledger-sign', place, seals },
  );
}

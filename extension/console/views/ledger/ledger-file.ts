import { csvLine } from '../../../../shared/kernel/csv.ts';
import type { Line } from './lines.tsx';

export type LedgerFormat = 'csv' | 'json';

/** One entry in a file, whole: what the table shortens is here too. */
export function writeLine(format: LedgerFormat, line: Line): string {
  const at = new Date(line.at).toISOString();
  if (format === 'json') return `${JSON.stringify({ ...line, at })},\n`;
  const { place, kind, mandate, version, exercise, agent, amount, currency, hash } = line;
  return csvLine([place, at, kind, mandate, version, exercise, agent, amount, currency, hash]);
}

/** What stands before the entries. The names are those of the fields, so that a program reads both formats alike. */
export function headOf(format: LedgerFormat): string {
  if (format === 'json') return '[\n\n]\n';
  const names = ['mandate', 'version', 'exercise', 'agent', 'amount', 'currency', 'hash'];
  return csvLine(['place', 'at', 'kind', ...names]);
}

/** A file of these entries. */
export function writeFile(format: LedgerFormat, lines: readonly Line[]): string {
  const body = lines.map((line) => writeLine(format, line)).join('');
  if (format === 'csv') return `${headOf(format)}${body}`;
  return `[\n${body.replace(/,\n$/, '\n')}]\n`;
}

/** By the entries it holds, so that several files stay in order. */
export function fileName(format: LedgerFormat, lines: readonly Line[]): string {
  return `ledger-${lines[0]?.place ?? 0}-${lines.at(-1)?.place ?? 0}.${format}`;
}

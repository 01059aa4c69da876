/**
 * One row of a table as text (https://www.rfc-editor.org/rfc/rfc4180), its line end included. Text that a spreadsheet would
 * take for a formula and perform (it begins with = + - @, a tab or a return) gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection). Numbers stay numbers, negative ones too; null is empty.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null || typeof value === 'number') return String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

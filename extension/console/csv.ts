/**
 * Rows as RFC 4180. A cell that a spreadsheet would run (it begins with = + - @, a tab or a return) gets an apostrophe in
 * front: https://owasp.org/www-community/attacks/CSV_Injection. Plain numbers stay numbers, negative ones too.
 */
export function asCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import { expect, test } from 'vitest';
import { csvLine } from '../../../../shared/kernel/csv.ts';

test('[CO2] cells with commas, quotes and line ends are quoted', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 3, null])).toBe(
    '"a,b","say ""hi""","two\nlines",3,\r\n',
  );
});

test.each(['=1+1', '+31 6', '-cmd', '@SUM(A1)', '\tx', '\rx'])(
  '[CO2] %j is text for a spreadsheet, never a formula',
  (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  },
);

test('[CO2] a negative number stays a number', () => {
  expect(csvLine([-250])).toBe('-250\r\n');
});

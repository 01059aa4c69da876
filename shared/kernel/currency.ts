// ISO 4217, list one. Written out because browsers disagree (for some the forint has no fillér), and because
// asking Intl costs a page tens of milliseconds the first time.
const WHOLE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND';

/** How many digits of a currency's amounts stand after the point: 0, 2 or 3 (ISO 4217). */
export function minorDigits(currency: string): number {
  if (WHOLE.includes(currency)) return 0;
  return THOUSANDTHS.includes(currency) ? 3 : 2;
}

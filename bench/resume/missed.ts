/** Lines that are said while somebody is away. */
export const MISSED = 200;

/** One of them: as long as a short answer is. */
export function missedText(round: string, n: number): string {
  return `Line ${n} of round ${round}: yes, we have that one in your size, in black and in brown.`;
}

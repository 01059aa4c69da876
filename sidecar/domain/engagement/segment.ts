import type { Basket } from '../session/act.ts';
import type { Language } from '../visitor/visitor.ts';

/** A named condition on visitor and session; null asks nothing. */
export interface Segment {
  readonly basketFromMinor: number | null;
  readonly basketToMinor: number | null;
  readonly isReturning: boolean | null;
  readonly languages: readonly Language[] | null;
}

/** What a segment asks about. */
export interface Known {
  readonly basket: Basket | null;
  readonly isReturning: boolean;
  readonly language: Language;
}

/** Whether the visitor is in the segment; both basket bounds belong to it. No basket is a basket of 0. */
export function isInSegment(segment: Segment, known: Known): boolean {
  const valueMinor = known.basket?.valueMinor ?? 0;
  return (
    (segment.basketFromMinor === null || valueMinor >= segment.basketFromMinor) &&
    (segment.basketToMinor === null || valueMinor <= segment.basketToMinor) &&
    (segment.isReturning === null || known.isReturning === segment.isReturning) &&
    (segment.languages === null || segment.languages.includes(known.language))
  );
}

import type { Fact } from '../../shared/protocol/shape.ts';

/** Facts that came with a later version than the first. */
const SPOKEN_SINCE: Partial<Readonly<Record<Fact['type'], number>>> = {
  'visitor.erased': 2,
  'fact.erased': 2,
};

/**
 * Whether a peer of this version understands a fact. One that does not is sent away rather than passed
 * over: a panel that cannot erase must not go on as if it had (SPEC PR5).
 */
export function isSpoken(version: number, { type }: Fact): boolean {
  return version >= (SPOKEN_SINCE[type] ?? 1);
}

export const OUTGROWN = 'This version cannot be told what happened. Update the extension.';

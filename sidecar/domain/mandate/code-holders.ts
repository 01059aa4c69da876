import type { Code } from './code.ts';

/** Who holds a code, and who had applied it before. */
export type Holders = Required<Pick<Code, 'heldBy' | 'heldBefore'>>;

/**
 * After a basket or order applied a code: that one holds it, and who had it before is remembered, because their
 * order may be paid without it (SPEC CD4).
 *
 * @param most so many are remembered; the one that applied it longest ago goes
 */
export function heldToo(code: Code, by: string, most: number): Holders {
  const before = holdersOf(code).filter((holder) => holder !== by);
  return { heldBy: by, heldBefore: before.slice(-most) };
}

/** After these have to do with it no more: of who is left, the one that applied it last holds it. */
export function heldWithout(code: Code, gone: readonly (string | null)[]): Holders {
  const left = holdersOf(code).filter((holder) => !gone.includes(holder));
  return { heldBy: left.at(-1) ?? null, heldBefore: left.slice(0, -1) };
}

function holdersOf({ heldBy, heldBefore = [] }: Code): readonly string[] {
  return heldBy === null ? heldBefore : [...heldBefore, heldBy];
}

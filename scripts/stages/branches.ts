/** What the tests took of one file's branches. */
export interface Branches {
  readonly covered: number;
  readonly total: number;
  /** Lines with a branch that nothing took, lowest first, each once. */
  readonly missing: readonly number[];
}

interface Place {
  readonly start: { readonly line?: number };
}

/** A file in istanbul's coverage-final.json; an `else` that is not written has no place of its own. */
interface Counted {
  readonly branchMap: Readonly<
    Record<string, { readonly loc: Place; readonly locations: readonly Place[] }>
  >;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

/**
 * Branches by path below a folder.
 *
 * @param text coverage-final.json
 * @param folder absolute; what is counted elsewhere is left out
 */
export function readBranches(text: string, folder: string): ReadonlyMap<string, Branches> {
  const files: Readonly<Record<string, Counted>> = JSON.parse(text);
  const below = folder.endsWith('/') ? folder : `${folder}/`;
  return new Map(
    Object.entries(files)
      .filter(([path]) => path.startsWith(below))
      .map(([path, counted]) => [path.slice(below.length), branchesOf(counted)]),
  );
}

function branchesOf({ b, branchMap }: Counted): Branches {
  const ways = Object.entries(b).flatMap(([id, counts]) =>
    counts.map((count, way) => ({ count, line: lineOf(branchMap[id], way) })),
  );
  const missed = ways.filter(({ count }) => count === 0).map(({ line }) => line);
  return {
    covered: ways.length - missed.length,
    total: ways.length,
    missing: [...new Set(missed)].toSorted((a, b) => a - b),
  };
}

function lineOf(branch: Counted['branchMap'][string] | undefined, way: number): number {
  return branch?.locations[way]?.start.line ?? branch?.loc.start.line ?? 0;
}

/** Something that is measured beside others; `measure` is called once a round. */
export interface Arm<Measured> {
  readonly name: string;
  readonly measure: () => Promise<Measured>;
}

/** The arms in the order of a round: each begins once in as many rounds as there are arms. */
export function rotated<T>(arms: readonly T[], round: number): readonly T[] {
  const first = arms.length === 0 ? 0 : round % arms.length;
  return [...arms.slice(first), ...arms.slice(0, first)];
}

/**
 * Measures every arm once a round, one after the other, in rotating order, so that a machine that
 * gets slower or warmer treats all alike.
 *
 * @returns by arm, what each round gave, in the order of the rounds
 */
export async function inRounds<Measured>(
  arms: readonly Arm<Measured>[],
  rounds: number,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const measured = new Map<string, Measured[]>(arms.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, measure } of rotated(arms, round)) {
      say(`round ${round + 1} of ${rounds}: ${name}`);
      measured.get(name)?.push(await measure());
    }
  }
  return measured;
}

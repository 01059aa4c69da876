/** FAULTS_SEED, to see again what a run found; otherwise another one each time. */
export function seedOfThisRun(): number {
  const named = process.env.FAULTS_SEED;
  return named === undefined ? Date.now() % 1_000_000 : Number(named);
}

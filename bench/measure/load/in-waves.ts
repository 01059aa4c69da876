/** Opens so many at a time: a server bounds how many strangers may stand at its door. */
export async function inWaves<T>(
  count: number,
  waveSize: number,
  open: (place: number) => Promise<T>,
): Promise<readonly T[]> {
  const opened: T[] = [];
  while (opened.length < count) {
    const first = opened.length;
    const size = Math.min(waveSize, count - first);
    opened.push(...(await Promise.all(Array.from({ length: size }, (_, at) => open(first + at)))));
  }
  return opened;
}

import { repeatable, shuffle } from '../../../sidecar/domain/suggestion/chance.ts';
import type { Built } from './judge.ts';
import type { Task } from './task.ts';

const PACE = 0.2;
/** Few rows are seen more often. */
const SEEN_ROWS = 80_000;
const ROUNDS_MAX = 20;
const SCALE = 5; // of rows of length 1, so that their weights need not be large

/** Plain multinomial logistic regression on TF-IDF of words, neighbours and letters, by stochastic gradients. */
export function logisticRegression({ train, labels }: Task): Built {
  const begun = performance.now();
  const outside = train.some(({ label }) => label < 0);
  const classes = labels.length + (outside ? 1 : 0);
  const counts = new Map<string, number>();
  for (const { text } of train) {
    for (const gram of new Set(gramsOf(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  const placeOf = new Map([...counts.keys()].map((gram, place) => [gram, place]));
  const rarity = Float64Array.from(
    counts.values(),
    (count) => Math.log((1 + train.length) / (1 + count)) + 1,
  );
  const rowOf = (text: string): readonly (readonly [number, number])[] => {
    const times = new Map<number, number>();
    for (const gram of gramsOf(text)) {
      const place = placeOf.get(gram);
      if (place !== undefined) times.set(place, (times.get(place) ?? 0) + 1);
    }
    const row = [...times].map(([place, n]) => [place, n * (rarity[place] ?? 0)] as const);
    const length = Math.sqrt(row.reduce((sum, [, x]) => sum + x * x, 0));
    return row.map(([place, x]) => [place, (SCALE * x) / length]);
  };
  const weight = new Float32Array(placeOf.size * classes);
  const seen = new Float32Array(weight.length).fill(1e-6);
  const chancesOf = (row: ReturnType<typeof rowOf>): Float64Array => {
    const sums = new Float64Array(classes);
    for (const [place, x] of row) {
      for (let k = 0; k < classes; k += 1) {
        sums[k] = (sums[k] ?? 0) + (weight[place * classes + k] ?? 0) * x;
      }
    }
    const most = Math.max(...sums);
    const grown = sums.map((sum) => Math.exp(sum - most));
    const all = grown.reduce((sum, x) => sum + x, 0);
    return grown.map((x) => x / all);
  };
  const rows = train.map(({ text }) => rowOf(text));
  const order = Int32Array.from(train.keys());
  const chance = repeatable(1);
  const rounds = Math.min(ROUNDS_MAX, Math.ceil(SEEN_ROWS / train.length));
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (const index of order) {
      const row = rows[index] ?? [];
      const label = train[index]?.label ?? -1;
      const errors = chancesOf(row);
      const wanted = label < 0 ? labels.length : label;
      errors[wanted] = (errors[wanted] ?? 0) - 1;
      for (const [place, x] of row) {
        for (let k = 0; k < classes; k += 1) {
          const at = place * classes + k;
          const gradient = (errors[k] ?? 0) * x;
          const squares = (seen[at] ?? 0) + gradient * gradient;
          seen[at] = squares;
          weight[at] =
            (weight[at] ?? 0) - (PACE * (1 - round / rounds) * gradient) / Math.sqrt(squares);
        }
      }
    }
  }
  return {
    name: 'logistic regression',
    buildMs: performance.now() - begun,
    bytes: weight.byteLength,
    threshold: outside ? 0 : null,
    ask: (text) => {
      const chances = chancesOf(rowOf(text));
      const all = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
      const places = all.filter((k) => k < labels.length);
      return {
        places: places.slice(0, 10),
        confidence: chances[places[0] ?? 0] ?? 0,
        isInScope: (all[0] ?? 0) < labels.length,
      };
    },
  };
}

function gramsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.flatMap((word) => {
    const closed = ` ${word} `;
    return [2, 3, 4, 5].flatMap((size) =>
      Array.from({ length: Math.max(0, closed.length - size + 1) }, (_, at) =>
        closed.slice(at, at + size),
      ),
    );
  });
  const neighbours = words.slice(1).map((word, at) => `${words[at]} + ${word}`);
  return [...words.map((word) => `= ${word}`), ...neighbours, ...letters];
}

import { repeatable } from '../../../sidecar/domain/suggestion/chance.ts';
import { type Row, readRows } from '../rows.ts';

export interface Asked {
  readonly train: string;
  readonly test: string;
  readonly shots: number | null;
  readonly seed: number | null;
  readonly outOfScope: string | null;
}

/** A text and the place of its answer in `labels`; −1: it belongs to none. */
export interface Labelled {
  readonly text: string;
  readonly label: number;
}

/** What is learned and asked. */
export interface Task {
  readonly labels: readonly string[];
  readonly train: readonly Labelled[];
  readonly test: readonly Labelled[];
  readonly hasOutOfScope: boolean;
  readonly learnedIn: 'nl' | 'en';
}

type Language = 'nl' | 'en';
type Languages = { readonly learned: Language | null; readonly asked: Language | null };

/** Reads both files; which rows are which says `--help`. */
export async function readTask(
  asked: Asked,
  { learned, asked: askedIn }: Languages,
): Promise<Task> {
  const all = (await readRows(asked.train)).filter(({ split }) => split !== 'test');
  const train = pick(labelled(all, learned), asked);
  const given = await readRows(asked.test);
  const named = given.filter(({ split }) => split === 'test');
  const test = labelled(named.length > 0 ? named : given, askedIn);
  const labels = [...new Set(train.map(({ label }) => label))].filter(
    (l) => l !== asked.outOfScope,
  );
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  const numbered = (rows: readonly Named[]): readonly Labelled[] =>
    rows.map(({ text, label }) => ({
      text,
      // What nobody could learn stands behind all that was, where it is never found.
      label: label === asked.outOfScope ? -1 : (placeOf.get(label) ?? labels.length),
    }));
  return {
    labels,
    train: numbered(train),
    test: numbered(test),
    hasOutOfScope: asked.outOfScope !== null,
    learnedIn: learned ?? 'en',
  };
}

interface Named {
  readonly text: string;
  readonly label: string;
}

function labelled(rows: readonly Row[], language: Language | null): readonly Named[] {
  return rows.flatMap((row) => {
    const text =
      language === null
        ? (row.text ?? row.text_en ?? row.instruction)
        : (row[`text_${language}`] ?? row.text);
    const label = row.intent ?? row.category;
    return text && label ? [{ text, label }] : [];
  });
}

/** The first so many of each label, or so many drawn by chance; out of scope as all others. */
function pick(rows: readonly Named[], { shots, seed }: Asked): readonly Named[] {
  if (shots === null) return rows;
  const chance = repeatable(seed ?? 0);
  const drawn =
    seed === null
      ? rows
      : rows
          .map((row) => ({ row, at: chance() }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
  const taken = new Map<string, number>();
  return drawn.filter(({ label }) => {
    const before = taken.get(label) ?? 0;
    taken.set(label, before + 1);
    return before < shots;
  });
}

import type { Likely, Option } from './option.ts';
import { sizeOf } from './step.ts';

/**
 * The options without doubles, in the order of SPEC MD7: what may be given, then what may be asked for, then what
 * is denied; within each the kinds in the mandates' own order, and of a kind the smallest step first. Where it is
 * known which steps are likely to help, the cheapest of those that may be given comes before everything.
 */
export function inOrder(options: readonly Option[], likely: Likely | null): readonly Option[] {
  const kinds = orderOf(options.map(({ step }) => step.kind));
  const currencies = orderOf(options.map(({ currency }) => currency));
  // Sorting is stable: of two that are equal in everything the one named first stays first.
  const sorted = withoutDoubles(options).toSorted(
    (one, other) =>
      turnOf(one) - turnOf(other) ||
      placeIn(kinds, one.step.kind) - placeIn(kinds, other.step.kind) ||
      placeIn(currencies, one.currency) - placeIn(currencies, other.currency) ||
      sizeOf(one.step) - sizeOf(other.step) ||
      one.cost - other.cost,
  );
  return likely === null ? sorted : mostHelpfulFirst(sorted, likely);
}

function mostHelpfulFirst(
  sorted: readonly Option[],
  { likely, enough }: Likely,
): readonly Option[] {
  const helpful = sorted.filter(
    ({ denial, step }) => denial === null && (likely(step) ?? -1) >= enough,
  );
  const [first] = helpful;
  if (first === undefined) return sorted;
  // Costs compare within one currency only.
  const smallest = helpful
    .filter(({ currency }) => currency === first.currency)
    .reduce((least, each) => (each.cost < least.cost ? each : least));
  return [smallest, ...sorted.filter((option) => option !== smallest)];
}

/** Of the same thing under several mandates the best stands for all: they are never added together. */
function withoutDoubles(options: readonly Option[]): readonly Option[] {
  const best = new Map<string, Option>();
  for (const option of options) {
    const { step, what, currency } = option;
    const thing = JSON.stringify([step.kind, sizeOf(step), what, currency]);
    const known = best.get(thing);
    if (known === undefined || isBetter(option, known)) best.set(thing, option);
  }
  return [...best.values()];
}

function isBetter(option: Option, known: Option): boolean {
  const sooner = turnOf(option) - turnOf(known);
  return sooner < 0 || (sooner === 0 && turnOf(option) < DENIED && option.cost < known.cost);
}

const DENIED = 2;

function turnOf({ denial }: Option): number {
  if (denial === null) return 0;
  return denial === 'needs-approval' ? 1 : DENIED;
}

function orderOf(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

function placeIn(order: readonly string[], word: string): number {
  return order.indexOf(word);
}

import type { Denial, Option } from '../../../../../shared/protocol/messages/allowed.ts';
import type { Step } from '../../../../../shared/protocol/messages/mandate.ts';

/** What may be given of one kind: what an agent decides alone first, then what a lead must approve. */
export interface KindRow {
  readonly kind: Step['kind'];
  readonly options: readonly Option[];
  readonly byHand: ByHand | null;
}

/** An amount of one's own choice, within what its mandate and limits allow now. */
export interface ByHand {
  readonly mandate: string;
  readonly version: number;
  readonly kind: 'amount' | 'credit';
  readonly currency: string;
  /** Alone up to here; 0 asks always. */
  readonly freeMinor: number;
  /** A lead may approve up to here. */
  readonly mostMinor: number;
}

/** What may not be given, under the one reason for it. */
export interface Denied {
  readonly denial: Denial;
  readonly options: readonly Option[];
}

/** What is left of the budgets, each once. */
export interface Left {
  readonly mandate: string;
  readonly name: string;
  readonly minor: number;
  readonly currency: string;
}

export interface Reading {
  readonly rows: readonly KindRow[];
  readonly denied: readonly Denied[];
  readonly left: readonly Left[];
  /** The smallest step that needs nobody: it stands there also when the rest is shut away. */
  readonly first: Option | null;
}

/** The answer as an agent reads it. The order of kinds and steps is the sidecar's (SPEC MD7). */
export function readOptions(options: readonly Option[]): Reading {
  const best = bestOfEach(options);
  const may = best.filter(mayTry);
  // Less than every step may still be allowed: then the row has the field alone.
  const here = best.filter((option) => mayTry(option) || option.bounds !== undefined);
  const kinds = [...new Set(here.map(({ step }) => step.kind))];
  return {
    rows: kinds.map((kind) => {
      const ones = may.filter(({ step }) => step.kind === kind);
      const ranked = [...ones].sort((a, b) => rank(a) - rank(b));
      const all = here.filter(({ step }) => step.kind === kind);
      return { kind, options: ranked, byHand: byHandOf(all) };
    }),
    denied: byReason(best.filter((option) => !mayTry(option))),
    left: leftOf(may),
    first: may.find(({ denial }) => denial === null) ?? null,
  };
}

/** Two mandates may allow the same: it stands there once, under the one that asks least. */
function bestOfEach(options: readonly Option[]): readonly Option[] {
  const best = new Map<string, Option>();
  for (const option of options) {
    const key = stepKey(option.step, option.what);
    const known = best.get(key);
    if (known === undefined || rank(option) < rank(known)) best.set(key, option);
  }
  return [...best.values()];
}

/** Names a step among those of a conversation. */
export function stepKey(step: Step, what: string): string {
  switch (step.kind) {
    case 'percentage':
      return `percentage ${step.percent}`;
    case 'amount':
    case 'credit':
      return `${step.kind} ${step.minor}`;
    default:
      return `${step.kind} ${what}`;
  }
}

function rank({ denial }: Option): number {
  if (denial === null) return 0;
  return denial === 'needs-approval' ? 1 : 2;
}

function mayTry(option: Option): boolean {
  return rank(option) < 2;
}

function byHandOf(options: readonly Option[]): ByHand | null {
  const [first] = options;
  if (first === undefined || (first.step.kind !== 'amount' && first.step.kind !== 'credit')) {
    return null;
  }
  const { mandate, version, currency } = first;
  const under = { mandate, version, kind: first.step.kind, currency };
  const { bounds } = first;
  if (bounds !== undefined) return { ...under, freeMinor: bounds.free, mostMinor: bounds.ask };
  // A sidecar of before bounds: what the steps show.
  const ours = options.filter((option) => option.mandate === mandate);
  const most = (ones: readonly Option[]) =>
    ones.reduce((sum, { step }) => ('minor' in step ? Math.max(sum, step.minor) : sum), 0);
  return {
    ...under,
    freeMinor: most(ours.filter(({ denial }) => denial === null)),
    mostMinor: most(ours),
  };
}

function byReason(options: readonly Option[]): readonly Denied[] {
  const reasons = [...new Set(options.map(({ denial }) => denial))];
  return reasons.flatMap((denial) =>
    denial === null
      ? []
      : [{ denial, options: options.filter((option) => option.denial === denial) }],
  );
}

function leftOf(options: readonly Option[]): readonly Left[] {
  const byMandate = new Map<string, Left>();
  for (const { mandate, mandateName: name, leftMinor: minor, currency } of options) {
    if (minor !== null && !byMandate.has(mandate)) {
      byMandate.set(mandate, { mandate, name, minor, currency });
    }
  }
  return [...byMandate.values()];
}

import type { Direction, Fault } from '../../support/fault-proxy.ts';
import { seededChance } from '../../support/seeded-chance.ts';

/** Something that goes wrong. */
export type Mishap =
  | { readonly kind: 'network'; readonly fault: Fault }
  /** SIGKILL of the server, which is started again. */
  | { readonly kind: 'kill' }
  | { readonly kind: 'pause'; readonly forMs: number }
  /** Clients do not run for so long; `isCutOff`: their connections are gone when they wake. */
  | { readonly kind: 'sleep'; readonly forMs: number; readonly isCutOff: boolean }
  /** One client's program ends and begins again. */
  | { readonly kind: 'death' }
  | { readonly kind: 'full-disk'; readonly forMs: number };

export interface Planned {
  readonly afterMs: number;
  readonly mishap: Mishap;
  /** 0..1, chooses whom it befalls. */
  readonly whom: number;
}

export interface PlanTerms {
  readonly seed: number;
  readonly forMs: number;
  /** Middle time between two mishaps that are not kills. */
  readonly everyMs: number;
  readonly killEveryMs: number;
  /** Some black holes have no end: only a client's own patience does. */
  readonly hasEndlessHoles: boolean;
  /** Kinds that do not happen. */
  readonly without: readonly MishapName[];
}

/** Everything that will go wrong, in order of time: the same for the same seed. */
export function planOf(terms: PlanTerms): readonly Planned[] {
  const { forMs, everyMs, killEveryMs } = terms;
  const chance = seededChance(terms.seed).next;
  const planned: Planned[] = [];
  for (let atMs = 0; atMs < forMs; atMs += everyMs * (0.5 + chance())) {
    planned.push({ afterMs: atMs, mishap: mishapBy(chance, terms), whom: chance() });
  }
  for (
    let atMs = killEveryMs * chance();
    atMs < forMs;
    atMs += killEveryMs * (0.8 + 0.4 * chance())
  )
    planned.push({ afterMs: atMs, mishap: { kind: 'kill' }, whom: 0 });
  return planned.sort((one, other) => one.afterMs - other.afterMs);
}

/** Of a hundred mishaps so many are of each kind. */
const SHARES = [
  ['reset', 22],
  ['finish', 16],
  ['black-hole', 18],
  ['delay', 16],
  ['truncate', 14],
  ['refuse', 2],
  ['sleep', 3],
  ['death', 6],
  ['pause', 1],
  ['full-disk', 2],
] as const;

export type MishapName = (typeof SHARES)[number][0];

function mishapBy(chance: () => number, { hasEndlessHoles, without }: PlanTerms): Mishap {
  const drawn = nameBy(chance());
  const name = without.includes(drawn) ? 'reset' : drawn;
  const upTo = (mostMs: number): number => Math.floor(chance() * mostMs);
  switch (name) {
    case 'reset':
    case 'finish':
      return { kind: 'network', fault: { kind: name } };
    case 'black-hole': {
      const forMs = hasEndlessHoles && chance() < 0.25 ? null : 500 + upTo(7_500);
      return { kind: 'network', fault: { kind: name, direction: directionBy(chance()), forMs } };
    }
    case 'delay': {
      const direction = directionBy(chance());
      const fault = { kind: name, direction, byMs: upTo(3_000), forMs: 1_000 + upTo(4_000) };
      return { kind: 'network', fault };
    }
    case 'truncate': {
      const direction = chance() < 0.5 ? 'up' : 'down';
      return { kind: 'network', fault: { kind: name, direction, afterBytes: upTo(200) } };
    }
    case 'refuse':
      return { kind: 'network', fault: { kind: name, forMs: upTo(1_500) } };
    case 'sleep':
      return { kind: name, forMs: 300 + upTo(4_700), isCutOff: chance() < 0.5 };
    case 'death':
      return { kind: name };
    case 'pause':
    case 'full-disk':
      return { kind: name, forMs: 300 + upTo(1_200) };
  }
}

function nameBy(share: number): MishapName {
  let left = share * 100;
  for (const [name, weight] of SHARES) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'reset';
}

function directionBy(share: number): Direction {
  if (share < 0.5) return 'both';
  return share < 0.75 ? 'up' : 'down';
}

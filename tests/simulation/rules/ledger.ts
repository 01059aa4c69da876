import { asId } from '../../../shared/kernel/ids.ts';
import { nodeDigest } from '../../../sidecar/adapters/ambient/system.ts';
import {
  LEDGER_BEGIN,
  type LedgerHead,
  type LedgerRow,
} from '../../../sidecar/domain/mandate/ledger.ts';
import { checkRow, linkWith } from '../../../sidecar/domain/mandate/ledger-chain.ts';
import type { UsedSoFar } from '../../../sidecar/domain/mandate/left.ts';
import type { Bound, MandateTerms } from '../../../sidecar/domain/mandate/mandate.ts';
import { addCharges } from '../../../sidecar/domain/mandate/sums.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';

const ROWS_MAX = 10_000;
const NOTHING: UsedSoFar = { minor: 0, exercises: 0 };
const UNBOUND: Bound = { minor: null, exercises: null };
const link = linkWith(nodeDigest().sha256);

/**
 * MD1, LG3: the chain goes on from where it ended, no sum of it is ever below nothing or, right after something is
 * given, above its limit; the scopes say the same, and so does each thing given about itself.
 */
export function ledgerAddsUp({ book }: World): Rule {
  let head: LedgerHead = LEDGER_BEGIN;
  const sums = new Map<string, UsedSoFar>();
  const ofExercise = new Map<string, Map<string, UsedSoFar>>();

  function add({ place, entry }: LedgerRow): string | null {
    addCharges(sums, entry.charges);
    const own = ofExercise.get(entry.exercise ?? '') ?? new Map<string, UsedSoFar>();
    ofExercise.set(entry.exercise ?? '', own);
    addCharges(own, entry.charges);
    for (const { scope } of entry.charges) {
      for (const { minor, exercises } of [sums.get(scope), own.get(scope)].filter(isThere)) {
        if (minor < 0 || exercises < 0) return `row ${place} brings ${scope} below nothing`;
      }
    }
    return null;
  }

  return {
    name: 'MD1',
    async committed(tx) {
      const rows = await tx.ledger.from(head.place + 1, ROWS_MAX);
      const touched = new Set<string>();
      const given = new Set<string>();
      for (const row of rows) {
        const checked = checkRow(head, row, link);
        if (!checked.isOk) return `LG3: row ${row.place} breaks the chain: ${checked.error}`;
        head = checked.value;
        const wrong = add(row) ?? (await overLimit(tx, row, sums));
        if (wrong !== null) return wrong;
        for (const { scope } of row.entry.charges) touched.add(scope);
        if (row.entry.exercise !== null) given.add(row.entry.exercise);
      }
      const end = await tx.ledger.head();
      if (end.place !== head.place || end.hash !== head.hash) return 'LG3: the head is elsewhere';
      for (const [scope, is] of await tx.ledger.peek([...touched])) {
        const ought = sums.get(scope);
        if (is.minor !== ought?.minor || is.exercises !== ought.exercises) {
          return `LG3: ${scope} says ${JSON.stringify(is)}, the rows ${JSON.stringify(ought)}`;
        }
      }
      for (const { mandate, version } of await tx.mandates.all(true)) {
        book.giving.mandates.set(mandate, version);
      }
      for (const exercise of given) {
        const wrong = await standsOtherwise(tx, exercise, ofExercise.get(exercise) ?? new Map());
        if (wrong !== null) return wrong;
      }
      return null;
    },
  };
}

/** What something given holds of every limit, by itself and by the ledger. */
async function standsOtherwise(
  tx: Tx,
  id: string,
  rows: ReadonlyMap<string, UsedSoFar>,
): Promise<string | null> {
  const exercise = await tx.exercises.find(asId(id));
  // Refused, or its visitor is erased.
  if (exercise === null) return null;
  const own = new Map<string, UsedSoFar>();
  addCharges(own, exercise.charges);
  for (const scope of new Set([...own.keys(), ...rows.keys()])) {
    const [stands, adds] = [own.get(scope) ?? NOTHING, rows.get(scope) ?? NOTHING];
    // What codes cost after their end comes on top of what it stands for (CD10).
    const minor = stands.minor + (exercise.overrun ?? 0);
    if (minor !== adds.minor || stands.exercises !== adds.exercises) {
      return `${id} stands for ${minor} in ${scope}, the rows for ${adds.minor}`;
    }
  }
  return null;
}

async function overLimit(
  tx: Tx,
  { place, entry }: LedgerRow,
  sums: ReadonlyMap<string, UsedSoFar>,
): Promise<string | null> {
  const { kind, mandate, version, charges } = entry;
  if (kind !== 'given' || mandate === null || version === null) return null;
  const laid = await tx.mandates.version(mandate, version);
  if (laid === null) return `row ${place} is under no mandate`;
  for (const { scope } of charges) {
    const bound = boundOf(laid.terms, scope.slice(`mandate:${mandate}:`.length));
    const { minor, exercises } = sums.get(scope) ?? { minor: 0, exercises: 0 };
    if (minor > (bound.minor ?? minor) || exercises > (bound.exercises ?? exercises)) {
      return `row ${place} passes the limit of ${scope}: ${minor} in ${exercises}`;
    }
  }
  return null;
}

/** Read from the scope's name and the terms, and not by what the product makes of them. */
function boundOf({ limits }: MandateTerms, scope: string): Bound {
  const [what = '', , period = ''] = scope.split(':');
  if (what === 'conversation') return limits.perConversation;
  if (what === 'visitor') return limits.perVisitor.period === period ? limits.perVisitor : UNBOUND;
  const budget = limits.budgets.find((each) => each.period === what);
  return { minor: budget?.minor ?? null, exercises: null };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** MD8: under one id one thing is given, and it stays that thing. */
export function givenOnce({ book }: World): Rule {
  let seen = 0;
  const given = new Map<string, string>();
  return {
    name: 'MD8',
    async committed(tx) {
      for (const { place, entry } of await tx.ledger.from(seen + 1, ROWS_MAX)) {
        seen = place;
        const { exercise, kind } = entry;
        if (kind !== 'given' || exercise === null) continue;
        if (given.has(exercise)) return `${exercise} was given twice`;
        const kept = await tx.exercises.find(exercise);
        if (kept === null) return `${exercise} was given and is not there`;
        given.set(exercise, whatOf(kept));
        book.giving.exercises.add(exercise);
      }
      for (const [id, was] of given) {
        const kept = await tx.exercises.find(asId(id));
        if (kept !== null && whatOf(kept) !== was) return `${id} became something else`;
      }
      return null;
    },
  };
}

function whatOf({
  mandate,
  version,
  agent,
  conversation,
  visitor,
  step,
}: NonNullable<Awaited<ReturnType<Tx['exercises']['find']>>>): string {
  return JSON.stringify([mandate, version, agent, conversation, visitor, step]);
}

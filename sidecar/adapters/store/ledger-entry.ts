import { asMinor } from '../../../shared/kernel/measure.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Charge, LedgerEntry } from '../../domain/mandate/ledger.ts';

/** An entry as its row keeps it. */
export function entryText(entry: LedgerEntry): string {
  return JSON.stringify(entry);
}

/**
 * The entry of a row. One that somebody has made unreadable, or added to, counts as empty: its hash then
 * tells that it was changed, and whoever reads the ledger goes on.
 */
export function entryIn(text: string): LedgerEntry {
  const read = parsed(text);
  return isEntry(read) ? read : EMPTY;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const EMPTY: LedgerEntry = {
  at: asEpochMs(0),
  kind: 'refused',
  mandate: null,
  version: null,
  exercise: null,
  agent: null,
  visitorCommitment: null,
  contentHash: null,
  amount: asMinor(0),
  currency: null,
  charges: [],
};

type Shape<T> = Readonly<Record<keyof T, (value: unknown) => boolean>>;

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

const CHARGE: Shape<Charge> = { scope: isText, minor: isWhole, exercises: isWhole };
const ENTRY: Shape<LedgerEntry> = {
  at: isWhole,
  kind: isText,
  mandate: isTextOrNull,
  version: (value) => value === null || isWhole(value),
  exercise: isTextOrNull,
  agent: isTextOrNull,
  visitorCommitment: isTextOrNull,
  contentHash: isTextOrNull,
  amount: isWhole,
  currency: isTextOrNull,
  charges: (value) => Array.isArray(value) && value.every((each) => hasShape(each, CHARGES)),
};
const CHARGES = Object.entries(CHARGE);
const ENTRIES = Object.entries(ENTRY);

function isEntry(value: unknown): value is LedgerEntry {
  return hasShape(value, ENTRIES);
}

/** These fields, each of its kind, and no others. */
function hasShape(
  value: unknown,
  fields: readonly (readonly [string, (value: unknown) => boolean])[],
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.keys(value).length !== fields.length) return false;
  return fields.every(([name, isOfKind]) => isOfKind(Reflect.get(value, name)));
}

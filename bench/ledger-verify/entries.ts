import { asId } from '../../shared/kernel/ids.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { LedgerEntry } from '../../sidecar/domain/mandate/ledger.ts';

const BEGIN_MS = Date.UTC(2026, 0, 1);
const EVERY_MS = 20_000; // 1,000,000 rows are eight months of a busy shop
const VISITOR_EXERCISES = 3;
const DAY_MS = 86_400_000;

/** Row `n` of a ledger as a shop has it: something given, then what came of it, in all scopes each time. */
export function entryOf(n: number, hash: (text: string) => string): LedgerEntry {
  const exercise = Math.floor(n / 2);
  const isGiven = n % 2 === 0;
  const at = BEGIN_MS + n * EVERY_MS;
  const commitment = hash(`visitor ${Math.floor(exercise / VISITOR_EXERCISES)}`);
  const reserved = 500 + (exercise % 1_500);
  const amount = asMinor(isGiven ? reserved : -(exercise % 400));
  const charges = scopesOf(exercise, commitment, at).map((scope) => ({
    scope,
    minor: amount,
    exercises: isGiven ? 1 : 0,
  }));
  return {
    at: asEpochMs(at),
    kind: isGiven ? 'given' : 'redeemed',
    mandate: asId(mandateOf(exercise)),
    version: 1 + (exercise % 4),
    exercise: asId(`01KAXERCISE${String(exercise).padStart(15, '0')}`),
    agent: isGiven ? asId(`01KAGENT${String(exercise % 40).padStart(18, '0')}`) : null,
    visitorCommitment: commitment,
    contentHash: hash(`content ${n}`),
    amount,
    currency: 'EUR',
    charges,
  };
}

function scopesOf(exercise: number, commitment: string, at: number): readonly string[] {
  const root = `mandate:${mandateOf(exercise)}`;
  const day = new Date(at).toISOString().slice(0, 10);
  const week = `week:2026-W${1 + Math.floor((at - BEGIN_MS) / (7 * DAY_MS))}`;
  const periods = [`day:${day}`, week, `month:${day.slice(0, 7)}`];
  return [
    `${root}:conversation:01KTALK${String(exercise).padStart(19, '0')}`,
    ...periods.map((period) => `${root}:visitor:${commitment}:${period}`),
    ...periods.map((period) => `${root}:${period}`),
  ];
}

function mandateOf(exercise: number): string {
  return `01KMANDATE${String(exercise % 5).padStart(16, '0')}`;
}

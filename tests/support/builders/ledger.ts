import { asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { nodeDigest } from '../../../sidecar/adapters/ambient/system.ts';
import type { Approval } from '../../../sidecar/domain/mandate/approval.ts';
import type { LedgerEntry } from '../../../sidecar/domain/mandate/ledger.ts';
import { linkWith } from '../../../sidecar/domain/mandate/ledger-chain.ts';
import type { Task } from '../../../sidecar/domain/mandate/task.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';
import { minor } from './mandate.ts';

/** Rows tied as the sidecar ties them. */
export const LINK = linkWith((text) => nodeDigest().sha256(text));

/** A question of agent-1 about 20 %, just asked; name only what matters. */
export function anApproval(changes: Partial<Approval> = {}): Approval {
  return {
    approval: asId('approval-1'),
    mandate: asId('mandate-1'),
    version: 1,
    agent: asId('agent-1'),
    conversation: asId('talk-1'),
    visitor: asId('visitor-1'),
    step: { kind: 'percentage', percent: 20 },
    cost: minor(16_00),
    basketMinor: minor(80_00),
    currency: 'EUR',
    reason: 'Their last parcel came too late.',
    leads: [asId('lead-1')],
    state: 'asked',
    answeredBy: null,
    words: '',
    allowed: null,
    exercise: null,
    askedAt: MONDAY_MORNING,
    answerBy: asEpochMs(MONDAY_MORNING + 120_000),
    changedAt: MONDAY_MORNING,
    ...changes,
  };
}

/** A card that agent-1 has to send by tomorrow. */
export function aTask(changes: Partial<Task> = {}): Task {
  return {
    task: asId('task-1'),
    exercise: asId('exercise-1'),
    conversation: asId('talk-1'),
    visitor: asId('visitor-1'),
    kind: 'card',
    what: 'A card that says sorry',
    owner: asId('agent-1'),
    dueAt: asEpochMs(MONDAY_MORNING + 86_400_000),
    state: 'open',
    note: '',
    changedAt: MONDAY_MORNING,
    ...changes,
  };
}

/** € 8 given by agent-1, charged to nothing. */
export function anEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    at: MONDAY_MORNING,
    kind: 'given',
    mandate: asId('mandate-1'),
    version: 1,
    exercise: asId('exercise-1'),
    agent: asId('agent-1'),
    visitorCommitment: 'c0ffee',
    contentHash: 'f00d',
    amount: minor(8_00),
    currency: 'EUR',
    charges: [],
    ...changes,
  };
}

/** One that charges so much to these scopes, once each. */
export function aCharge(amount: number, ...scopes: readonly string[]): LedgerEntry {
  const charges = scopes.map((scope) => ({ scope, minor: minor(amount), exercises: 1 }));
  return anEntry({ amount: minor(amount), charges });
}

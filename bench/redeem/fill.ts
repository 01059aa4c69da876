import { asId, type ExerciseId, type MandateId, type VisitorId } from '../../shared/kernel/ids.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { after, asDurationMs, asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import type { Code } from '../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../sidecar/domain/mandate/exercise.ts';
import { linkWith } from '../../sidecar/domain/mandate/ledger-chain.ts';
import type { Tx } from '../../sidecar/ports/store.ts';
import { aConversation } from '../../tests/support/builders/conversation.ts';
import { aCode, aMandate, anExercise } from '../../tests/support/builders/mandate.ts';
import { aVisitor } from '../../tests/support/builders/visitor.ts';
import { MOST_MINOR, SHOP } from './settings.ts';

const MANDATE: MandateId = asId('mandate-1');
const VALID_MS = asDurationMs(86_400_000);
const AT_ONCE = 100;

/** Texts of codes, `from` and up; each other texts. */
export function textsOf(from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const digits = String(from + n).padStart(8, '0');
    return `ABCD-${digits.slice(0, 4)}-${digits.slice(4)}`;
  });
}

/** Puts codes into a data folder as an agent gives them: each in a talk and to a visitor of its own, in all scopes. */
export async function giveCodes(directory: string, texts: readonly string[]): Promise<void> {
  const store = await openEmbedded({ directory });
  const now = asEpochMs(Date.now());
  await store.transact((tx) => layDown(tx, now));
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const some = texts.slice(at, at + AT_ONCE);
    await Promise.all(some.map((text) => store.transact((tx) => giveOne(tx, text, now))));
  }
  await store.close();
}

async function layDown(tx: Tx, now: EpochMs): Promise<void> {
  if ((await tx.mandates.find(MANDATE)) === null) {
    await tx.mandates.put(aMandate({ mandate: MANDATE, savedAt: now }));
  }
}

async function giveOne(tx: Tx, text: string, now: EpochMs): Promise<void> {
  const { sha256 } = nodeDigest();
  const visitor = asId<VisitorId>(`visitor-${text}`);
  const moments = { lastSeenAt: now, firstSeenAt: now };
  await tx.visitors.put(
    aVisitor({ visitor, shop: asId(SHOP), secretHash: sha256(text), ledgerSalt: text, ...moments }),
  );
  await tx.conversations.put(
    aConversation({
      conversation: asId(`talk-${text}`),
      visitor,
      // Over by then, as most are: a sidecar looks at those that go on each second.
      state: 'closed',
      holder: null,
      openedAt: now,
      queuedAt: now,
      acceptedAt: now,
      changedAt: now,
    }),
  );
  const { code, exercise } = given(text, now, sha256(`${text}${visitor}`));
  await tx.exercises.put(exercise);
  await tx.codes.put(code);
  const { charges, mandate, version, agent, currency } = exercise;
  const entry = {
    at: now,
    kind: 'given' as const,
    mandate,
    version,
    exercise: exercise.exercise,
    agent,
    visitorCommitment: sha256(`${text}${visitor}`),
    contentHash: null,
    amount: asMinor(MOST_MINOR),
    currency,
    charges,
  };
  await tx.ledger.append([entry], linkWith(sha256));
}

function given(text: string, now: EpochMs, commitment: string): { code: Code; exercise: Exercise } {
  const ids = {
    exercise: asId<ExerciseId>(`given-${text}`),
    conversation: asId<Exercise['conversation']>(`talk-${text}`),
    visitor: asId<VisitorId>(`visitor-${text}`),
  };
  const periods = ['day:2026-11-22', 'week:2026-W47', 'month:2026-11'];
  const scopes = [
    `conversation:talk-${text}`,
    ...periods.map((period) => `visitor:${commitment}:${period}`),
    ...periods,
  ];
  const minor = asMinor(MOST_MINOR);
  const charges = scopes.map((scope) => ({
    scope: `mandate:${MANDATE}:${scope}`,
    minor,
    exercises: 1,
  }));
  const code = aCode({
    ...ids,
    code: asId(`code-${text}`),
    text,
    shop: asId(SHOP),
    state: 'shown',
    madeAt: now,
    changedAt: now,
    expiresAt: after(now, VALID_MS),
  });
  const exercise = anExercise({ ...ids, code: code.code, charges, at: now, reserved: minor });
  return { code, exercise };
}

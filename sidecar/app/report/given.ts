import { asId, type MessageId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, type EpochMs } from '../../../shared/kernel/time.ts';
import { GIVEN_EXERCISES_MAX, TRY_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type { GivenAnswered, GivenAsk } from '../../../shared/protocol/messages/allowed.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Tx } from '../../ports/store.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { leadOnly } from './lead-only.ts';

type Row = GivenAnswered['rows'][number];
const ROWS_MAX = 1_000; // as many as the answer's shape holds

/** Per mandate and agent: what was given in the last days and what came of it, the costliest first. */
export async function answerGiven(
  work: Pick<Work, 'tx' | 'now'>,
  who: AgentCaller,
  id: MessageId,
  { days }: GivenAsk,
): Promise<GivenAnswered | Refusal> {
  const refused = await leadOnly(work, who);
  if (refused !== null) return refused;
  const rows = new Map<string, Row>();
  const since = asEpochMs(Math.max(0, work.now - days * DAY_MS));
  for (const exercise of await givenSince(work, since, GIVEN_EXERCISES_MAX)) {
    const { mandate, agent, currency } = exercise;
    const key = JSON.stringify([mandate, agent, currency]);
    rows.set(
      key,
      await withExercise(work, rows.get(key) ?? (await emptyRow(work, exercise)), exercise),
    );
  }
  const sorted = [...rows.values()].toSorted((a, b) => b.costMinor - a.costMinor);
  return { type: 'given.answered', of: id, rows: sorted.slice(0, ROWS_MAX) };
}

/** Given at or after the moment, oldest first, at most so many; read in pages. */
export async function givenSince(
  { tx }: Pick<Work, 'tx'>,
  since: EpochMs,
  max: number,
): Promise<readonly Exercise[]> {
  const found = new Map<string, Exercise>();
  let from = since;
  let pageMax = TRY_PAGE_MAX;
  while (found.size < max) {
    const before = found.size;
    // Those at the last moment of a page come again, and count once.
    const page = await tx.exercises.since(from, pageMax);
    for (const exercise of page) found.set(exercise.exercise, exercise);
    const last = page.at(-1);
    if (last === undefined || page.length < pageMax) break;
    from = last.at;
    // All of them at one moment: more at once, or it would never go on.
    if (found.size === before) pageMax *= 2;
  }
  return [...found.values()].slice(0, max);
}

async function emptyRow({ tx }: Pick<Work, 'tx'>, exercise: Exercise): Promise<Row> {
  const { mandate, version, agent, currency } = exercise;
  const named = await tx.mandates.version(asId(mandate), version);
  const nothing = { given: 0, redeemed: 0, lost: 0, reservedMinor: 0, costMinor: 0 };
  const orders = { orders: 0, orderMinor: 0 };
  return {
    mandate,
    mandateName: named?.terms.name ?? mandate,
    agent,
    currency,
    ...nothing,
    ...orders,
  };
}

async function withExercise(
  { tx }: Pick<Work, 'tx'>,
  row: Row,
  { code: id, reserved, cost, overrun }: Exercise,
): Promise<Row> {
  const code = id === null ? null : await tx.codes.find(id);
  const isRedeemed = code?.state === 'redeemed';
  return {
    ...row,
    given: row.given + 1,
    redeemed: row.redeemed + Number(isRedeemed),
    lost: row.lost + (await lostIn(tx, code)),
    reservedMinor: row.reservedMinor + reserved,
    costMinor: row.costMinor + (cost ?? 0) + (overrun ?? 0),
    orders: row.orders + Number(isRedeemed && code.order !== null),
    orderMinor: row.orderMinor + (isRedeemed ? (code.orderMinor ?? 0) : 0),
  };
}

/** How many of these were lost: the code, and those it stands in for. */
async function lostIn(tx: Tx, code: Code | null): Promise<number> {
  let lost = 0;
  let one = code;
  while (one !== null) {
    lost += Number(one.state === 'lost');
    one = one.replaces === null ? null : await tx.codes.find(one.replaces);
  }
  return lost;
}

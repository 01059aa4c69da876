import { setTimeout as sleep } from 'node:timers/promises';
import type { Looked } from '../clients/asks.ts';
import type { Crew } from './crew.ts';
import type { HeldLine, Told } from './verdict.ts';

const LOOK_EVERY_MS = 250;

/** Thrown when clients do not come to rest; says who still waits for what. */
export class NeverAtRest extends Error {}

/** A last line that is not there by then has been lost: everybody writes another one. */
const LAST_WITHIN_MS = 15_000;

/**
 * Waits until nothing is on its way any more: every sender has its answers, and then everybody holds
 * the last line of everybody else, which each writes for this. A feed keeps its order, so whatever is
 * not there by then will not come.
 *
 * @param patienceMs how long a client may take to notice that its connection is dead, and more
 */
export async function comeToRest(
  crews: readonly Crew[],
  patienceMs: number,
): Promise<ReadonlyMap<string, Told>> {
  const untilMs = performance.now() + patienceMs;
  await Promise.all(crews.map((crew) => crew.end()));
  const sent = await looking(crews, untilMs, stillSending);
  if (sent.left.length > 0) throw new NeverAtRest(sent.left.slice(0, 20).join('; '));
  for (;;) {
    await Promise.all(crews.map((crew) => crew.last()));
    const soonMs = Math.min(untilMs, performance.now() + LAST_WITHIN_MS);
    const { looked, left } = await looking(crews, soonMs, (all) => [
      ...stillSending(all),
      ...stillDue(all),
    ]);
    if (left.length === 0) return byConversation(looked);
    if (performance.now() >= untilMs) throw new NeverAtRest(left.slice(0, 20).join('; '));
  }
}

/** Looks until nothing is missing, or the time is over. */
async function looking(
  crews: readonly Crew[],
  untilMs: number,
  missing: (looked: readonly Looked[]) => readonly string[],
): Promise<{ readonly looked: readonly Looked[]; readonly left: readonly string[] }> {
  for (;;) {
    const looked = (await Promise.all(crews.map((crew) => crew.look()))).flat();
    const left = missing(looked);
    if (left.length === 0 || performance.now() > untilMs) return { looked, left };
    await sleep(LOOK_EVERY_MS);
  }
}

function stillSending(looked: readonly Looked[]): readonly string[] {
  return looked.flatMap(({ name, waiting }) =>
    waiting > 0 ? [`${name} has ${waiting} lines without an answer`] : [],
  );
}

function stillDue(looked: readonly Looked[]): readonly string[] {
  return [...byConversation(looked).values()].flatMap(({ accepted, held }) =>
    Object.entries(held).flatMap(([receiver, lines]) =>
      Object.entries(accepted)
        .filter(([sender, n]) => sender !== receiver && !isHeld(lines, sender, n))
        .map(([sender, n]) => `${receiver} does not hold line ${n} of ${sender}`),
    ),
  );
}

const isHeld = (lines: readonly HeldLine[], by: string, n: number): boolean =>
  lines.some((line) => line.by === by && line.n === n);

/** What was seen, by the id of the conversation. */
export function byConversation(looked: readonly Looked[]): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  for (const { name, conversations } of looked) {
    for (const { conversation, accepted, held } of conversations) {
      const before = told.get(conversation) ?? { accepted: {}, held: {} };
      told.set(conversation, {
        accepted: { ...before.accepted, [name]: accepted },
        held: { ...before.held, [name]: held },
      });
    }
  }
  return told;
}

import { asId } from '../../../shared/kernel/ids.ts';
import type { ApprovalCard } from '../../../shared/protocol/messages/approval.ts';
import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import type { AgentCaller, Environment } from '../../../sidecar/app/context.ts';
import { agentSnapshot } from '../../../sidecar/app/snapshot.ts';
import type { AgentPerson } from '../people/people.ts';
import type { World } from '../world.ts';
import type { Unsettled } from './settled.ts';

/** Null when an agent's panel is live, has said everything, and holds what a snapshot says. */
export async function agentIsCalm(
  world: World,
  environment: Environment,
  { agent, role, db, panel }: AgentPerson,
): Promise<Unsettled | null> {
  if (panel === null) return { rule: 'LK2', sentence: `${agent} has no worker` };
  const row = await environment.store.read((tx) => tx.agents.find(asId(agent)));
  const state = panel.link.state;
  if (row?.isRevoked === true) {
    return state.kind === 'stopped' && state.because === 'revoked'
      ? null
      : { rule: 'ID2', sentence: `${agent} was revoked and is ${state.kind}` };
  }
  if (state.kind !== 'live')
    return { rule: 'BG3', sentence: `${agent} is ${JSON.stringify(state)}` };
  const held = await inTurn(world, async () => ({
    outbox: await db.outbox.toArray(),
    ones: await db.ones.toArray(),
    agents: await db.agents.toArray(),
    conversations: await db.conversations.toArray(),
    lines: await db.lines.toArray(),
    cobrowses: await db.cobrowses.toArray(),
    exercises: await db.exercises.toArray(),
    approvals: await db.approvals.toArray(),
    tasks: await db.tasks.toArray(),
  }));
  const [waiting] = held.outbox;
  if (waiting !== undefined) {
    return { rule: 'LK2', sentence: `${agent} still has to say ${JSON.stringify(waiting.body)}` };
  }
  const who: AgentCaller = { kind: 'agent', agent: asId(agent), role };
  const snapshot = await agentSnapshot(environment, who);
  const cursor = held.ones.find((one) => one.key === 'cursor');
  if (cursor?.key !== 'cursor' || cursor.own !== snapshot.own || cursor.floor !== snapshot.floor) {
    return {
      rule: 'FD4',
      sentence: `${agent} is at ${JSON.stringify(cursor)} of ${snapshot.own} and ${snapshot.floor}`,
    };
  }
  const open = held.conversations.filter((card) => card.state !== 'closed');
  const no =
    differing(
      'cards',
      open.map((card) => asToldTo(agent, card)),
      snapshot.conversations.map((card) => asToldTo(agent, card)),
      ({ conversation }) => conversation,
    ) ??
    differing(
      'cobrowses',
      held.cobrowses.filter(({ state }) => state !== 'ended'),
      snapshot.cobrowses ?? [],
      ({ cobrowse }) => cobrowse,
    ) ??
    differing('agents', held.agents, snapshot.agents, (each) => each.agent) ??
    missing(held.lines, snapshot.lines, ({ line }) => line) ??
    missing(held.exercises, snapshot.exercises ?? [], ({ exercise }) => exercise) ??
    missing(
      held.approvals.map(withoutLeft),
      (snapshot.approvals ?? []).map(withoutLeft),
      ({ approval }) => approval,
    ) ??
    missing(held.tasks, snapshot.tasks ?? [], ({ task }) => task);
  return no === null ? null : { rule: 'FD4', sentence: `${agent}'s tables: ${no}` };
}

/** What is left of a budget is told with the question, and not again with everything that is given. */
function withoutLeft(card: ApprovalCard): ApprovalCard {
  return { ...card, leftMinor: null };
}

/** What was seen is told to who holds the conversation; the others hear of it with the next change. */
function asToldTo(agent: string, card: ConversationCard): ConversationCard {
  return card.holder === agent ? card : { ...card, seenByAgent: 0, seenByVisitor: 0 };
}

function differing<T>(
  what: string,
  held: readonly T[],
  wanted: readonly T[],
  key: (row: T) => string,
): string | null {
  const extra = held.find((row) => !wanted.some((each) => key(each) === key(row)));
  if (extra !== undefined) return `${what} have ${key(extra)}, which is not there any more`;
  return missing(held, wanted, key);
}

function missing<T>(
  held: readonly T[],
  wanted: readonly T[],
  key: (row: T) => string,
): string | null {
  const byKey = new Map(held.map((row) => [key(row), row]));
  for (const row of wanted) {
    const own = JSON.stringify(sorted(byKey.get(key(row))));
    if (own !== JSON.stringify(sorted(row))) return `${own} and not ${JSON.stringify(sorted(row))}`;
  }
  return null;
}

function sorted(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tables are read in the simulation's own turns. */
export async function inTurn<T>(world: World, read: () => Promise<T>): Promise<T> {
  const answers: T[] = [];
  world.times.later(0, () => void read().then((answer) => answers.push(answer)), null);
  for (let tries = 0; answers.length === 0 && tries < 100; tries += 1) {
    await world.times.runUntil(world.times.now() + 1, async () => undefined);
  }
  const [answer] = answers;
  if (answer === undefined) throw new Error('the tables did not answer');
  return answer;
}

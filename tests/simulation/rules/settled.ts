import { asId, type ShopId, type TabId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { LINES_IN_SNAPSHOT_MAX, PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../shared/protocol/messages/conversation.ts';
import type { VisitorSnapshot } from '../../../shared/protocol/messages/snapshot.ts';
import type { AgentCaller, Environment, VisitorCaller } from '../../../sidecar/app/context.ts';
import { agentSnapshot, visitorSnapshot } from '../../../sidecar/app/snapshot.ts';
import { keepIn } from '../../../visitor/storage.ts';
import { readPlace } from '../../../visitor/widget/place.ts';
import type { Told } from '../../../visitor/wire/apply.ts';
import { policyOf, testEnvironment } from '../../support/environment.ts';
import type { AgentPerson, People, Shopper } from '../people/people.ts';
import { storageOn } from '../world/browser.ts';
import type { World } from '../world.ts';

/** What is not as it should be once everything has healed and time has passed. */
export interface Unsettled {
  readonly rule: string;
  readonly sentence: string;
}

/** Null when all outboxes are empty, everybody sees what is true, and nobody waits for nothing. */
export async function isCalm(world: World, people: People): Promise<Unsettled | null> {
  const environment = truth(world);
  for (const shopper of people.shoppers) {
    const no = await visitorIsCalm(environment, shopper);
    if (no !== null) return no;
  }
  for (const person of people.agents) {
    const no = await agentIsCalm(world, environment, person);
    if (no !== null) return no;
  }
  return (
    (await linesAreThere(world, environment, people)) ??
    (await nobodyWaits(world, environment)) ??
    effectsAreDone(world, environment)
  );
}

/** What is committed, to be read like the sidecar reads it. */
function truth(world: World): Environment {
  const { store } = testEnvironment();
  return {
    ...testEnvironment(),
    policy: policyOf(world.policy),
    clock: { now: world.now },
    store: {
      ...store,
      read: async (work) => {
        const read = await world.look(async (tx) => ({ value: await work(tx) }));
        if (read === null) throw new Busy();
        return read.value;
      },
    },
  };
}

class Busy extends Error {}

async function visitorIsCalm(
  environment: Environment,
  shopper: Shopper,
): Promise<Unsettled | null> {
  for (const { name, page } of shopper.tabs) {
    const wire = page?.wire() ?? null;
    if (wire === null) continue;
    const { visitor } = wire.told();
    if (wire.waiting().length > 0) {
      const [first] = wire.waiting();
      return {
        rule: 'VS9',
        sentence: `${name} still has ${wire.waiting().length} commands to say, first ${JSON.stringify(first?.body)}, and is ${wire.state()}`,
      };
    }
    if (wire.state() !== 'live' || visitor === null) {
      return { rule: 'VS10', sentence: `${name} is ${wire.state()}` };
    }
    const who: VisitorCaller = {
      kind: 'visitor',
      visitor: asId<VisitorId>(visitor),
      shop: asId<ShopId>('boots'),
      tab: asId<TabId>('tab'),
      language: 'nl',
    };
    const sentence = differs(await visitorSnapshot(environment, who), wire.told());
    if (sentence !== null) return { rule: 'FD4', sentence: `${name} ${sentence}` };
  }
  return null;
}

function differs(snapshot: VisitorSnapshot, told: Told): string | null {
  if (told.since !== snapshot.own) return `is at ${told.since} of ${snapshot.own}`;
  const wanted = JSON.stringify(withoutEstimate(snapshot.conversation));
  const seen = JSON.stringify(withoutEstimate(told.conversation));
  if (wanted !== seen) return `sees ${seen} and not ${wanted}`;
  const lines = told.lines.slice(-LINES_IN_SNAPSHOT_MAX);
  if (JSON.stringify(lines) !== JSON.stringify(snapshot.lines)) {
    return `sees ${lines.length} lines and not the ${snapshot.lines.length} there are`;
  }
  if ((told.offer?.offer ?? null) !== (snapshot.offer?.offer ?? null)) {
    return `sees offer ${told.offer?.offer} and not ${snapshot.offer?.offer}`;
  }
  const [along, alongTold] = [openOf(snapshot.cobrowse), openOf(told.cobrowse)];
  if (along !== alongTold) return `sees ${alongTold} and not ${along}`;
  return null;
}

/** What is over may be of a conversation before the newest: a page puts that away by itself. */
function openOf(cobrowse: Told['cobrowse'] | undefined): string {
  return JSON.stringify(cobrowse?.state === 'ended' ? null : (cobrowse ?? null));
}

/** Places ahead and times change with everybody's answers; they are told only when worth it. */
function withoutEstimate(conversation: VisitorSnapshot['conversation']) {
  return conversation === null ? null : { ...conversation, ahead: null, waitMs: null };
}

async function agentIsCalm(
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
    missing(held.lines, snapshot.lines, ({ line }) => line);
  return no === null ? null : { rule: 'FD4', sentence: `${agent}'s tables: ${no}` };
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
async function inTurn<T>(world: World, read: () => Promise<T>): Promise<T> {
  const answers: T[] = [];
  world.times.later(0, () => void read().then((answer) => answers.push(answer)), null);
  for (let tries = 0; answers.length === 0 && tries < 100; tries += 1) {
    await world.times.runUntil(world.times.now() + 1, async () => undefined);
  }
  const [answer] = answers;
  if (answer === undefined) throw new Error('the tables did not answer');
  return answer;
}

/** ST1, VS9, LK2: every line that somebody said, and was not told no to, is there once. */
async function linesAreThere(
  world: World,
  environment: Environment,
  people: People,
): Promise<Unsettled | null> {
  const refused = new Set<string>();
  for (const { tabs, browser } of people.shoppers) {
    const local = keepIn(() => storageOn(browser.local));
    for (const { entries } of tabs) {
      for (const { text } of readPlace(
        keepIn(() => storageOn(entries)),
        local,
      ).refused)
        refused.add(text);
    }
  }
  for (const { db } of people.agents) {
    for (const { body } of await inTurn(world, () => db.refusals.toArray())) {
      if (body.type === 'chat.say') refused.add(body.text);
    }
    for (const { body } of await inTurn(world, () => db.outbox.toArray())) {
      // Of an agent who was revoked: never sent any more.
      if (body.type === 'chat.say') refused.add(body.text);
    }
  }
  const all = await environment.store.read((tx) =>
    tx.conversations.search(null, null, null, 10_000),
  );
  const texts = new Set<string>();
  for (const { conversation } of all) {
    const lines = await environment.store.read((tx) =>
      tx.conversations.lines(conversation, null, 10_000),
    );
    for (const { text } of lines) if (text !== null) texts.add(text);
  }
  for (const [text, { by, isRefused }] of world.book.lines) {
    if (isRefused || refused.has(text) || texts.has(text)) continue;
    return { rule: 'ST1', sentence: `"${text}" of ${by} was neither kept nor refused` };
  }
  return null;
}

/** RT6: nobody waits live whom an available agent with a slot could take. */
async function nobodyWaits(world: World, environment: Environment): Promise<Unsettled | null> {
  const { open, agents } = await environment.store.read(async (tx) => ({
    open: await tx.conversations.open(),
    agents: await tx.agents.all(),
  }));
  const now = world.now();
  for (const { conversation, state, contact, passedOver } of open) {
    if (state !== 'queued' || contact !== null) continue;
    const taker = agents.find(
      ({ agent, chosen, isRevoked, isLinked, linkLostAt, capacity }) =>
        chosen === 'available' &&
        !isRevoked &&
        !passedOver.includes(agent) &&
        (isLinked || (linkLostAt !== null && now - linkLostAt <= PRESENCE_GRACE_MS)) &&
        open.filter(({ holder }) => holder === agent).length < capacity,
    );
    if (taker !== undefined) {
      return {
        rule: 'RT6',
        sentence: `${conversation} waits although ${taker.agent} could take it`,
      };
    }
  }
  return null;
}

/** EF1: whatever the outside did, each effect is known to have ended, and reached it at least once. */
async function effectsAreDone(_world: World, environment: Environment): Promise<Unsettled | null> {
  const doing = await environment.store.read((tx) => tx.effects.count('doing'));
  return doing === 0 ? null : { rule: 'EF1', sentence: `${doing} effects have no end` };
}

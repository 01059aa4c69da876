import { asId, type ShopId, type TabId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { LINES_IN_SNAPSHOT_MAX, PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import type { VisitorSnapshot } from '../../../shared/protocol/messages/snapshot.ts';
import type { Environment, VisitorCaller } from '../../../sidecar/app/context.ts';
import { visitorSnapshot } from '../../../sidecar/app/snapshot.ts';
import { keepIn } from '../../../visitor/storage.ts';
import { readPlace } from '../../../visitor/widget/place.ts';
import type { Told } from '../../../visitor/wire/apply.ts';
import { policyOf, testEnvironment } from '../../support/environment.ts';
import type { People, Shopper } from '../people/people.ts';
import { storageOn } from '../world/browser.ts';
import type { World } from '../world.ts';
import { agentIsCalm, inTurn } from './agent-settled.ts';
import { givingIsCalm } from './giving-settled.ts';

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
    (await effectsAreDone(world, environment)) ??
    givingIsCalm(world, environment)
  );
}

/** What is committed, to be read like the sidecar reads it. */
export function truth(world: World): Environment {
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
      device: null,
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
      if ('text' in body) refused.add(body.text);
    }
    for (const { body } of await inTurn(world, () => db.outbox.toArray())) {
      // Of an agent who was revoked: never sent any more.
      if ('text' in body) refused.add(body.text);
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

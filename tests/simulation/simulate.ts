import 'fake-indexeddb/auto';
import { type ActionMapId, asId } from '../../shared/kernel/ids.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asDurationMs } from '../../shared/kernel/time.ts';
import type { Hesitation } from '../../sidecar/domain/engagement/reason.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import { aMap, aPolicy } from '../support/builders/policy.ts';
import { openMorning, openQuietly } from './acts/morning.ts';
import { type Habits, habitsOf, nextAct } from './acts.ts';
import type { Book } from './book.ts';
import { eraseEverybody } from './erase-everybody.ts';
import { gatherPeople, hire, type People } from './people/people.ts';
import type { Rule } from './rules/rule.ts';
import { isCalm } from './rules/settled.ts';
import { rulesOf } from './rules.ts';
import { NO_SABOTAGE, type Sabotage } from './sabotage.ts';
import type { Chances } from './world/chance.ts';
import { FINE_DISK } from './world/disk.ts';
import { replaceGlobals } from './world/globals.ts';
import type { Weather } from './world/network.ts';
import { browserSocketClass } from './world/sockets.ts';
import { type Heard, openWorld, type World } from './world.ts';

/** How one seed went. */
export interface Run {
  readonly seed: number;
  readonly hash: string;
  readonly simulatedMs: number;
  readonly steps: number;
  readonly commits: number;
  /** What maps called for, by arm. */
  readonly stamps: Book['stamps'];
  readonly broken: { readonly rule: string; readonly sentence: string } | null;
  /** What happened, in words, oldest first. */
  readonly story: readonly string[];
}

export interface Wanted {
  readonly sabotage?: Sabotage;
  /** Keeps the whole story, not only its end. */
  readonly isWhole?: boolean;
}

/** Everything healed: two missed heartbeats and the longest backoff until everybody must be back. */
const HEALING_MS = 100_000;
const AGREE_EVERY_MS = 5_000;
/** By then everybody has to agree; a visitor with a full outbox says 30 lines a minute. */
const AGREE_MAX_MS = 900_000;

/** One seed: a day at the shop with everything that goes wrong, decided by the seed alone. */
export async function simulate(seed: number, wanted: Wanted = {}): Promise<Run> {
  const sabotage = wanted.sabotage ?? NO_SABOTAGE;
  const isWhole = wanted.isWhole === true;
  const world = openWorld({ seed, isWhole, weather: weatherOf, policy: policyFor, sabotage });
  const { all, ofGiving } = rulesOf(world);
  const checked: Checked = { rules: all, whileErasing: ofGiving };
  world.onSent = (life, text) => {
    const owner = world.owners.get(life);
    if (owner === undefined) return;
    const heard: Heard = { life, owner, envelope: JSON.parse(text) };
    for (const rule of checked.rules) tell(world, rule.name, rule.sent?.(heard) ?? null);
  };
  const dial: World['dial'] = (url, life) => {
    for (const rule of checked.rules) tell(world, rule.name, rule.dialled?.(life) ?? null);
    return world.dial(url, life);
  };
  const rejected = (cause: unknown): void =>
    world.fail('a bug', `a promise nobody waited for failed: ${String(cause)}`);
  process.on('unhandledRejection', rejected);
  const restore = replaceGlobals(world.times, world.chance, {
    WebSocket: browserSocketClass(world.times, dial, (life, text) => {
      const owner = world.owners.get(life);
      if (owner === undefined) return;
      const heard: Heard = { life, owner, envelope: JSON.parse(text) };
      if (heard.envelope.body.type === 'bye') {
        world.trace.note(`${life.name} is told bye: ${heard.envelope.body.kind}`);
      }
      for (const rule of checked.rules) tell(world, rule.name, rule.heard?.(heard) ?? null);
    }),
    addEventListener: (name, act) => {
      const life = world.times.current();
      const owner = life === null ? undefined : world.owners.get(life);
      if (life !== null && owner?.kind === 'visitor') owner.browser.listen(life, name, act);
    },
    sendBeacon: (_url, text) => {
      world.beacon(text);
      return true;
    },
    complained: (life, words) => {
      if (life?.isOver !== true) world.fail('a bug', `${life?.name}: ${words.join(' ')}`);
    },
  });
  try {
    await run(world, checked, sabotage);
  } finally {
    restore();
    process.off('unhandledRejection', rejected);
  }
  return {
    seed,
    hash: world.trace.hash(),
    simulatedMs: world.times.now(),
    steps: world.times.tasks(),
    commits: world.disk.commits(),
    stamps: world.book.stamps,
    broken: world.failure(),
    story: world.trace.story(),
  };
}

/** What is held against every step; others while everybody is being erased. */
interface Checked {
  rules: readonly Rule[];
  readonly whileErasing: readonly Rule[];
}

async function run(world: World, checked: Checked, sabotage: Sabotage): Promise<void> {
  const { chance, times, trace } = world;
  const habits = habitsOf(chance);
  const people = await gatherPeople(world, habits, sabotage.pageLoads ?? (() => undefined));
  const office = await hire(world, people.agents, () => chance.whole(1, 3));
  await pairEverybody(world, office.pair);
  world.disk.setWeather(habits.disk);
  world.start();
  for (const person of people.agents) people.beginPanel(person);
  for (const shopper of people.shoppers) people.openTab(shopper);
  await times.runUntil(times.now() + 50, async () => undefined);

  let checkedTo = -1;
  const afterStep = async (): Promise<void> => {
    if (world.failure() !== null || checkedTo === world.disk.commits()) return;
    const commits = world.disk.commits();
    const isLooked = await world.look(async (tx) => {
      for (const rule of checked.rules)
        tell(world, rule.name, (await rule.committed?.(tx)) ?? null);
      return true;
    });
    if (isLooked === true) checkedTo = commits;
  };

  for (const { agent, panel } of people.agents) {
    if (panel === null || chance.is(world.shop === null ? 0.4 : 0.2)) continue;
    trace.note(`${agent} comes in`);
    people.as(panel.life, () => panel.command({ type: 'presence.set', presence: 'available' }));
  }
  trace.note(`the day begins: ${habits.words}`);
  if (world.shop === null) openQuietly(world, people);
  else await openMorning(world, people, afterStep);
  await liveThrough(world, people, habits, afterStep);
  if (world.failure() !== null) return;
  trace.note('everything is healed');
  heal(world, people);
  await times.runUntil(times.now() + HEALING_MS, afterStep);
  // What a closed tab left behind is taken over by the next page that is greeted.
  for (const shopper of people.shoppers) {
    const [tab] = shopper.tabs;
    if (tab !== undefined) people.reload(shopper, tab, false);
  }
  await times.runUntil(times.now() + AGREE_EVERY_MS, afterStep);
  const agreeBy = times.now() + AGREE_MAX_MS;
  while (world.failure() === null) {
    const no = await isCalm(world, people);
    if (no === null) break;
    if (times.now() >= agreeBy) world.fail(no.rule, no.sentence);
    await times.runUntil(times.now() + AGREE_EVERY_MS, afterStep);
  }
  if (world.shop !== null && world.failure() === null) {
    // Whoever is erased leaves gaps that the other rules would take for a loss.
    checked.rules = checked.whileErasing;
    const no = await eraseEverybody(world, afterStep);
    if (no !== null) world.fail(no.rule, no.sentence);
  }
  for (const failure of failuresOf(people)) world.fail('a bug', failure);
  // A worker that is still at it would find its tables gone.
  for (const { panel } of people.agents) if (panel !== null) panel.life.isOver = true;
  await Promise.all(people.agents.map(({ db }) => closeTables(world, db)));
}

async function liveThrough(
  world: World,
  people: People,
  habits: Habits,
  afterStep: () => Promise<void>,
): Promise<void> {
  const { times, chance } = world;
  // A day on which something is given is a full one from its morning on.
  const until = times.now() + habits.lengthMs * (world.shop === null ? 1 : 0.6);
  while (times.now() < until && world.failure() === null) {
    await times.runUntil(times.now() + 1 + chance.around(habits.paceMs), afterStep);
    nextAct(world, people, habits);
  }
}

function heal(world: World, people: People): void {
  world.isNetworkDown = false;
  world.disk.refuse(false);
  world.disk.setWeather(FINE_DISK);
  world.outside.heal();
  world.shop?.heal();
  world.start();
  for (const person of people.agents) people.beginPanel(person);
  for (const shopper of people.shoppers) if (shopper.tabs.length === 0) people.openTab(shopper);
}

/** The tables need the simulation's own turns to be written. */
async function pairEverybody(world: World, pair: () => Promise<unknown>): Promise<void> {
  let isDone = false;
  world.times.later(
    0,
    () =>
      void pair().then(() => {
        isDone = true;
      }),
    null,
  );
  while (!isDone) await world.times.runUntil(world.times.now() + 1, async () => undefined);
}

async function closeTables(world: World, db: { delete(): Promise<unknown> }): Promise<void> {
  world.times.later(0, () => void db.delete(), null);
  await world.times.runUntil(world.times.now() + 1, async () => undefined);
}

function failuresOf(people: People): readonly string[] {
  return [
    ...people.shoppers.flatMap(({ tabs }) => tabs.flatMap(({ page }) => page?.failures() ?? [])),
    ...people.agents.flatMap(({ panel }) => panel?.failures() ?? []),
  ];
}

function tell(world: World, rule: string, sentence: string | null): void {
  if (sentence !== null) world.fail(rule, sentence);
}

function weatherOf(chance: Chances): Weather {
  return { latencyMs: chance.whole(1, 120), jitterMs: chance.is(0.5) ? 5 : chance.whole(5, 800) };
}

function policyFor(chance: Chances): Policy {
  return aPolicy({
    actionMaps: [
      aMap({ hesitations: AT_CHECKOUT, capPerSession: chance.whole(1, 2) }),
      aMap({ actionMap: MAP_2, priority: 5, hesitations: OF_A_PAIR }),
    ],
    caps: {
      offersPerSession: chance.whole(1, 3),
      offersPerPeriod: chance.whole(1, 4),
      periodMs: asDurationMs(chance.whole(60_000, 3_600_000)),
      quietAfterRejectionMs: asDurationMs(chance.whole(10_000, 600_000)),
    },
    holdoutShare: asShare(chance.one([0, 0.2, 0.5, 0.7]) ?? 0),
    offerValidMs: asDurationMs(chance.whole(5_000, 90_000)),
    serviceLevel: asShare(0.9),
    worth: { marginShare: asShare(0.3), agentHourMinor: 3_000, exploreShare: asShare(0.1) },
  });
}

const MAP_2 = asId<ActionMapId>('map-2');
const AT_CHECKOUT: readonly Hesitation[] = [
  'coupon-focus',
  'idle-at-checkout',
  'shipping-cost-view',
];
const OF_A_PAIR: readonly Hesitation[] = ['exit-intent', 'price-copy', 'repeat-view'];

import { agentActs } from './acts/agent-acts.ts';
import { faultActs } from './acts/fault-acts.ts';
import { givingActs } from './acts/giving-acts.ts';
import { visitorActs } from './acts/visitor-acts.ts';
import type { People } from './people/people.ts';
import type { Chances } from './world/chance.ts';
import { type DiskWeather, FINE_DISK } from './world/disk.ts';
import type { World } from './world.ts';

/** One thing somebody, or something, may do next. */
export interface Act {
  readonly name: string;
  readonly weight: number;
  readonly act: () => void;
}

/** What kind of day it is: every seed leaves some things out and overdoes others. */
export interface Habits {
  readonly words: string;
  readonly shoppers: number;
  readonly agents: number;
  readonly lengthMs: number;
  readonly paceMs: number;
  readonly disk: DiskWeather;
  /** By name of an act: how much more, or less, than usual. */
  bias(name: string): number;
}

export function habitsOf(chance: Chances): Habits {
  const shoppers = chance.whole(1, 4);
  const agents = chance.whole(1, 3);
  const lengthMs = chance.whole(30_000, 150_000);
  const paceMs = chance.whole(150, 1_500);
  const isDiskBad = chance.is(0.4);
  const disk = isDiskBad
    ? {
        slowShare: chance.next() * 0.2,
        slowMs: chance.whole(20, 3_000),
        crashBeforeShare: chance.next() * 0.004,
        crashAfterShare: chance.next() * 0.004,
      }
    : FINE_DISK;
  const biases = new Map<string, number>();
  return {
    words: `${shoppers} visitors, ${agents} agents, ${Math.round(lengthMs / 1_000)} s`,
    shoppers,
    agents,
    lengthMs,
    paceMs,
    disk,
    bias(name) {
      const known = biases.get(name) ?? chance.one([0, 0.3, 1, 1, 1, 3]) ?? 1;
      biases.set(name, known);
      return known;
    },
  };
}

/** On a day on which something is given people come to talk sooner, and stay. */
const TO_STAY: Readonly<Record<string, number>> = {
  accept: 4,
  presence: 0.4,
  'asks along': 0.1,
  'conversation ends': 0.3,
  end: 0.4,
  revoke: 0.3,
  decline: 0.3,
};
const OF_OTHERS = 0.5;
const OF_GIVING = 2;
const OF_SHOP = 4;

export function nextAct(world: World, people: People, habits: Habits): void {
  const { chance, shop } = world;
  const weighed = (acts: readonly Act[], share: (name: string) => number) =>
    acts.map(({ name, weight, act }) => ({
      weight: weight * share(name) * habits.bias(name),
      act,
    }));
  const others = (name: string): number => (shop === null ? 1 : OF_OTHERS * (TO_STAY[name] ?? 1));
  chance.weighted([
    ...weighed(visitorActs(world, people), others),
    ...weighed(agentActs(world, people), others),
    ...weighed(faultActs(world, people), () => 1),
    ...weighed(givingActs(world, people), () => OF_GIVING),
    ...weighed(shop?.acts() ?? [], () => OF_SHOP),
  ])?.();
}

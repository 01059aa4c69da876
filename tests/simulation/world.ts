import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import type { Ids } from '../../sidecar/ports/ambient.ts';
import type { Tx } from '../../sidecar/ports/store.ts';
import { TEST_SHOP } from '../support/environment.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';
import { countingIds } from '../support/ids.ts';
import { type MemorySeal, memorySeal } from '../support/memory-seal.ts';
import { type Book, openBook } from './book.ts';
import type { Sabotage } from './sabotage.ts';
import { openEngineShop } from './shop/engine-shop.ts';
import { openServerShop } from './shop/server-shop.ts';
import type { ShopTerms, SimShop } from './shop/sim-shop.ts';
import type { Browser } from './world/browser.ts';
import { type Chances, chancesOf } from './world/chance.ts';
import { type Disk, openDisk } from './world/disk.ts';
import { type Carrier, openCarrier, type Weather } from './world/network.ts';
import { type OutsideWorld, openOutside } from './world/outside.ts';
import { type Process, startProcess } from './world/sidecar.ts';
import { serverSocket } from './world/sockets.ts';
import { type Life, newLife, openTimes, type Times } from './world/times.ts';
import { openTrace, type Trace } from './world/trace.ts';

/** Who is behind a page or a worker. */
export type Owner =
  | { readonly kind: 'visitor'; readonly browser: Browser }
  | { readonly kind: 'agent'; readonly agent: string };

/** A message that came out of the network at a page or worker. */
export interface Heard {
  readonly life: Life;
  readonly owner: Owner;
  readonly envelope: DownEnvelope<DownAgent | DownVisitor>;
}

/** Everything around the people: time, chance, network, disk, the sidecar and the shop's systems. */
export interface World {
  readonly times: Times;
  readonly chance: Chances;
  readonly trace: Trace;
  readonly disk: Disk;
  readonly outside: OutsideWorld;
  /** The shop's side of codes; null on a day on which nothing is given. */
  readonly shop: SimShop | null;
  readonly seal: MemorySeal;
  readonly book: Book;
  readonly policy: Policy;
  readonly ids: Ids;
  readonly owners: Map<Life, Owner>;
  /** How often each one's connection was cut on purpose. */
  readonly cuts: Map<Life, number>;
  readonly weather: Weather;
  /** The sidecar's clock. */
  now(): EpochMs;
  jump(ms: number): void;
  process(): Process | null;
  /** The sidecar dies where it stands and is started again. */
  crash(why: string, who?: Life): void;
  /** The sidecar is stopped as on SIGTERM and started again. */
  restart(): void;
  start(): void;
  carriers(): readonly Carrier[];
  dial(url: string, life: Life): Carrier;
  beacon(text: string): void;
  isNetworkDown: boolean;
  /** Told of everything a sidecar's socket takes, for whom. */
  onSent: (life: Life, text: string) => void;
  /** When the sidecar that runs now began to listen. */
  listensSinceMs(): number;
  /** Something that must never happen did. */
  fail(rule: string, sentence: string): void;
  failure(): { readonly rule: string; readonly sentence: string } | null;
  look<T>(work: (tx: Tx) => Promise<T>): Promise<T | null>;
}

export interface WorldTerms {
  readonly seed: number;
  readonly isWhole: boolean;
  readonly weather: (chance: Chances) => Weather;
  readonly policy: (chance: Chances) => Policy;
  readonly sabotage: Sabotage;
}

const RESTART_MS = 1_500; // a supervisor's patience, about

export function openWorld({ seed, isWhole, weather, policy, sabotage }: WorldTerms): World {
  const times = openTimes();
  const chance = chancesOf(seed);
  const trace = openTrace(times, isWhole);
  const disk = openDisk(times, chance, sabotage.store?.(chance) ?? {});
  const outside = openOutside(times, chance);
  const ids = countingIds();
  const book = openBook();
  const seal = memorySeal();
  let clockMs = 0;
  let process: Process | null = null;
  let starting: Life | null = null;
  let draining: Life | null = null;
  let carriers: Carrier[] = [];
  let processes = 0;
  let listensSinceMs = 0;
  let failure: { readonly rule: string; readonly sentence: string } | null = null;

  const shop = openShop({
    times,
    chance,
    trace,
    book,
    serving: () => process,
    fail: (rule, sentence) => world.fail(rule, sentence),
  });
  const world: World = {
    times,
    chance,
    trace,
    disk,
    outside,
    shop,
    seal,
    book,
    ids,
    policy: policy(chance),
    weather: weather(chance),
    owners: new Map(),
    cuts: new Map(),
    isNetworkDown: false,
    onSent: () => undefined,
    listensSinceMs: () => listensSinceMs,
    now: () => asEpochMs(MONDAY_MORNING + times.now() + clockMs),
    jump(ms) {
      trace.note(`the sidecar's clock jumps by ${ms} ms`);
      clockMs += ms;
    },
    process: () => process,
    crash(why, who) {
      const dead = who ?? process?.life ?? starting;
      if (dead === null || dead.isOver) return;
      trace.note(`the sidecar dies ${why}`);
      end(dead);
      times.later(chance.around(RESTART_MS), world.start, null);
    },
    restart() {
      const stopping = process;
      if (stopping === null) return;
      trace.note('the sidecar is told to stop');
      process = null;
      draining = stopping.life;
      const over = (): void => {
        if (stopping.life.isOver) return;
        trace.note('the sidecar has stopped');
        end(stopping.life);
        times.later(chance.around(RESTART_MS), world.start, null);
      };
      times.later(
        0,
        () => void stopping.drain().then(() => times.later(5, over, null)),
        stopping.life,
      );
    },
    start() {
      if (process !== null || starting !== null || draining !== null) return;
      processes += 1;
      const life = newLife(`sidecar ${processes}`);
      starting = life;
      trace.note(`${life.name} starts`);
      times.later(0, () => void begin(life), life);
    },
    carriers() {
      carriers = carriers.filter((carrier) => !carrier.isOver());
      return carriers;
    },
    dial(url, life) {
      trace.note(`${life.name} connects`);
      const carrier = openCarrier(times, chance, world.weather, life);
      carriers.push(carrier);
      const afterMs = world.weather.latencyMs + chance.around(world.weather.jitterMs);
      times.later(afterMs, () => arrive(carrier, url, life), null);
      return carrier;
    },
    beacon(text) {
      const isLost = world.isNetworkDown || chance.is(0.1);
      times.later(
        world.weather.latencyMs + chance.around(100),
        () => {
          if (isLost || process === null) return;
          const { life, beacon } = process;
          times.later(0, () => beacon(text), life);
        },
        null,
      );
    },
    fail(rule, sentence) {
      if (failure !== null) return;
      failure = { rule, sentence };
      trace.note(`BROKEN [${rule}] ${sentence}`);
    },
    failure: () => failure,
    look: (work) => disk.look(work),
  };

  function end(life: Life): void {
    life.isOver = true;
    process = process?.life === life ? null : process;
    starting = starting === life ? null : starting;
    draining = draining === life ? null : draining;
    disk.powerGone();
    for (const carrier of servedBy.get(life) ?? []) carrier.cut();
  }

  const servedBy = new Map<Life, Carrier[]>();

  async function begin(life: Life): Promise<void> {
    try {
      const started = await startProcess({
        life,
        store: disk.mountFor(life, (why) => world.crash(why, life)),
        clock: { now: world.now },
        ids,
        chance: { next: chance.next },
        policy: world.policy,
        outside: outside.port,
        shop: shop?.row ?? TEST_SHOP,
        engines: shop?.engines ?? { of: () => null },
        ledgerSeal: seal,
        bend: (bus) => sabotage.bus?.(bus, chance) ?? bus,
        faulted: (place, error) => world.fail('a bug', `${place}: ${error}`),
      });
      starting = null;
      process = started;
      listensSinceMs = times.now();
      trace.note(`${life.name} listens`);
    } catch (error) {
      trace.note(`${life.name} cannot start: ${error}`);
      end(life);
      times.later(chance.around(RESTART_MS), world.start, null);
    }
  }

  function arrive(carrier: Carrier, url: string, life: Life): void {
    const serving = process;
    if (carrier.isOver() || life.isOver) return;
    if (world.isNetworkDown) {
      carrier.swallow();
      return;
    }
    if (serving === null) {
      carrier.cut();
      return;
    }
    servedBy.set(serving.life, [...(servedBy.get(serving.life) ?? []), carrier]);
    const path = new URL(url).pathname;
    times.later(
      0,
      () => {
        if (carrier.isOver()) return;
        const socket = serverSocket(times, carrier, serving.life, (text) => {
          const passed = sabotage.sent === undefined ? text : sabotage.sent(text, chance);
          if (passed !== null) world.onSent(life, passed);
          return passed;
        });
        carrier.send('server', { kind: 'open' });
        serving.accept(socket, path);
      },
      serving.life,
    );
  }

  return world;
}

/** Every other day nothing is given; else by a shop of one kind or the other. */
function openShop(terms: ShopTerms): SimShop | null {
  if (terms.chance.is(0.5)) return null;
  return terms.chance.is(0.5) ? openServerShop(terms) : openEngineShop(terms);
}

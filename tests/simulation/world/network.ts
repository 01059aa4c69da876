import type { Chances } from './chance.ts';
import type { Life, Task, Times } from './times.ts';

/** What travels: the answer to the upgrade, a message, a sign of life, the closing handshake's word. */
export type Packet =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'ping' | 'pong' }
  | { readonly kind: 'close'; readonly code: number };

/** One side of a connection. */
export interface End {
  readonly life: Life;
  arrived(packet: Packet): void;
  /** The connection broke: no closing handshake. */
  broke(): void;
}

/** How well the network carries, for one seed. */
export interface Weather {
  readonly latencyMs: number;
  /** Mean extra wait of a packet; packets of one direction never overtake. */
  readonly jitterMs: number;
}

/** One TCP connection: two directions, each in order. */
export interface Carrier {
  send(from: 'client' | 'server', packet: Packet): void;
  /** Bytes that have not left this side. */
  unsentBytes(from: 'client' | 'server'): number;
  /** Calls once everything sent before has left. */
  whenSent(from: 'client' | 'server', act: () => void): void;
  /** Ends it for one side at once; the other hears of it unless the network swallows it. */
  dropBy(side: 'client' | 'server'): void;
  /** The network cuts it: a part of what travels still arrives. */
  cut(): void;
  /** Nothing gets through any more, and nobody is told. */
  swallow(): void;
  /** Nothing gets through for so long, then all of it does. */
  stall(forMs: number): void;
  attach(side: 'client' | 'server', end: End): void;
  isOver(): boolean;
  readonly client: Life;
}

interface Direction {
  end: End | null;
  travelling: { readonly packet: Packet; task: Task | null }[];
  lastAt: number;
  isHeld: boolean;
  waiters: (() => void)[];
}

// What the system takes for a connection before a process notices that nobody reads.
const KERNEL_BYTES = 65_536;

export function openCarrier(
  times: Times,
  chance: Chances,
  weather: Weather,
  client: Life,
): Carrier {
  const towards: Record<'client' | 'server', Direction> = { client: aWay(), server: aWay() };
  let isOver = false;
  let isSwallowed = false;
  const other = (side: 'client' | 'server') => (side === 'client' ? 'server' : 'client');

  function travel(way: Direction, entry: Direction['travelling'][number]): void {
    const wait = weather.latencyMs + chance.around(weather.jitterMs);
    way.lastAt = Math.max(way.lastAt, times.now() + wait);
    entry.task = times.later(
      way.lastAt - times.now(),
      () => {
        way.travelling = way.travelling.filter((each) => each !== entry);
        way.end?.arrived(entry.packet);
      },
      way.end?.life ?? null,
    );
  }

  function breakOff(side: 'client' | 'server', afterMs: number): void {
    const way = towards[side];
    const { end } = way;
    for (const each of way.travelling.splice(0)) if (each.task !== null) each.task.isOff = true;
    way.end = null;
    if (end !== null) times.later(afterMs, () => end.broke(), end.life);
  }

  function release(way: Direction): void {
    way.isHeld = false;
    for (const each of way.travelling) travel(way, each);
    for (const act of way.waiters.splice(0)) act();
  }

  return {
    client,
    isOver: () => isOver,
    attach(side, end) {
      towards[side].end = end;
    },
    send(from, packet) {
      const way = towards[other(from)];
      if (isOver || towards[from].end === null) return;
      const entry = { packet, task: null };
      way.travelling.push(entry);
      if (!way.isHeld) travel(way, entry);
    },
    unsentBytes(from) {
      const way = towards[other(from)];
      if (!way.isHeld) return 0;
      const bytes = way.travelling.reduce(
        (sum, { packet }) => sum + (packet.kind === 'text' ? packet.text.length : 6),
        0,
      );
      return Math.max(0, bytes - KERNEL_BYTES);
    },
    whenSent(from, act) {
      const way = towards[other(from)];
      if (this.unsentBytes(from) > 0) way.waiters.push(act);
      else times.later(0, act, towards[from].end?.life ?? null);
    },
    dropBy(side) {
      if (isOver) return;
      breakOff(side, 0);
      if (isSwallowed) return;
      isOver = true;
      breakOff(other(side), weather.latencyMs);
    },
    cut() {
      if (isOver) return;
      isOver = true;
      for (const side of ['client', 'server'] as const) {
        const way = towards[side];
        const { end } = way;
        way.end = null;
        // Of what travels, some whole messages still come; the rest breaks off in the middle.
        const arriving = way.isHeld ? 0 : chance.whole(0, way.travelling.length);
        for (const { task } of way.travelling.slice(arriving)) if (task !== null) task.isOff = true;
        const kept = way.travelling.slice(0, arriving);
        for (const { packet, task } of kept) {
          if (task === null || end === null) continue;
          task.isOff = true;
          times.later(task.at - times.now(), () => end.arrived(packet), end.life);
        }
        const lastAt = kept.at(-1)?.task?.at ?? times.now();
        if (end === null) continue;
        times.later(lastAt - times.now() + chance.around(50), () => end.broke(), end.life);
      }
    },
    swallow() {
      if (isOver) return;
      isSwallowed = true;
      for (const way of Object.values(towards)) hold(way);
    },
    stall(forMs) {
      if (isOver || isSwallowed || towards.client.isHeld) return;
      for (const way of Object.values(towards)) hold(way);
      times.later(
        forMs,
        () => {
          if (isOver || isSwallowed) return;
          for (const way of Object.values(towards)) release(way);
        },
        null,
      );
    },
  };
}

function hold(way: Direction): void {
  way.isHeld = true;
  for (const each of way.travelling) if (each.task !== null) each.task.isOff = true;
}

function aWay(): Direction {
  return { end: null, travelling: [], lastAt: 0, isHeld: false, waiters: [] };
}

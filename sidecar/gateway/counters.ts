import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { MessageType } from '../../shared/protocol/shape.ts';
import type { ShopWeighing } from '../app/learning/weighing-now.ts';
import type { ShopRatio } from '../app/report/ratios.ts';
import type { RoomCounts } from './cobrowse/frame-counts.ts';
import { countFrames } from './cobrowse/frame-metrics.ts';
import { countSplit } from './split-metrics.ts';
import { countWeighing } from './weighing.ts';

/** Where a no was said: before a socket, by HTTP, or on a message. */
export type RefusedAt = 'upgrade' | 'http' | 'message';
/** Why a connection ended: one of ours, or the other side's doing. */
export type CloseCause = ErrorKind | 'left' | 'lost';
export type ConnectionKind = 'visitor' | 'agent' | 'page' | 'viewer' | 'ungreeted';

/** What happened to codes: a closed list, for alarms. */
export type CodeEvent =
  | 'checked'
  | 'applied'
  | 'redeemed'
  | 'released'
  | 'returned'
  | 'lost'
  | 'paid-after-end'
  | 'refused'
  | 'guessed'
  | 'guess-limited'
  | 'shop-silent';

/** What is counted for GET /metrics. Labels come from closed lists, so their number is bounded. */
export interface Counters {
  readonly registry: Registry;
  readonly frames: RoomCounts;
  opened(kind: ConnectionKind): void;
  ended(kind: ConnectionKind): void;
  received(type: MessageType | 'hello', count: number): void;
  refused(at: RefusedAt, kind: ErrorKind): void;
  closed(cause: CloseCause): void;
  committed(seconds: number): void;
  told(lagSeconds: number): void;
  faulted(place: string): void;
  codes(event: CodeEvent, count: number): void;
  /** How the arms of the holdout stand, by shop; what was said before is forgotten. */
  split(shops: readonly ShopRatio[]): void;
  /** By what offers are weighed, by shop; what was said before is forgotten. */
  weighing(shops: readonly ShopWeighing[]): void;
}

// Seconds; the embedded store commits in 0.15 ms, a full disk in seconds.
const COMMIT_BUCKETS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const LAG_BUCKETS = [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300, 3_600];

/** @param effects how many effects there are in each state, asked when metrics are read */
export function countInto(effects: () => Promise<Readonly<Record<string, number>>>): Counters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const connections = new Gauge({
    name: 'toonbank_connections',
    help: 'Open connections.',
    labelNames: ['kind'],
    registers,
  });
  const received = new Counter({
    name: 'toonbank_messages_received_total',
    help: 'Messages that were in the protocol.',
    labelNames: ['type'],
    registers,
  });
  const refused = new Counter({
    name: 'toonbank_refused_total',
    help: 'Requests and messages refused.',
    labelNames: ['at', 'kind'],
    registers,
  });
  const closes = new Counter({
    name: 'toonbank_closes_total',
    help: 'Connections ended, by whose doing.',
    labelNames: ['cause'],
    registers,
  });
  const commits = new Histogram({
    name: 'toonbank_commit_seconds',
    help: 'From asking for a commit until it is on disk.',
    buckets: COMMIT_BUCKETS,
    registers,
  });
  const lag = new Histogram({
    name: 'toonbank_feed_lag_seconds',
    help: 'Age of a fact when it is sent.',
    buckets: LAG_BUCKETS,
    registers,
  });
  const faults = new Counter({
    name: 'toonbank_faults_total',
    help: 'Errors that are bugs or a broken machine.',
    labelNames: ['place'],
    registers,
  });
  const codes = new Counter({
    name: 'toonbank_codes_total',
    help: 'What shops did with discount codes, and wrong codes that were tried.',
    labelNames: ['event'],
    registers,
  });
  new Gauge({
    name: 'toonbank_effects',
    help: 'Acts on the outside world, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await effects())) this.set({ state }, count);
    },
  });
  return {
    registry,
    frames: countFrames(registry),
    opened: (kind) => connections.inc({ kind }),
    ended: (kind) => connections.dec({ kind }),
    received: (type, count) => received.inc({ type }, count),
    refused: (at, kind) => refused.inc({ at, kind }),
    closed: (cause) => closes.inc({ cause }),
    committed: (seconds) => commits.observe(seconds),
    told: (lagSeconds) => lag.observe(Math.max(0, lagSeconds)),
    faulted: (place) => faults.inc({ place }),
    codes: (event, count) => codes.inc({ event }, count),
    split: countSplit(registry),
    weighing: countWeighing(registry),
  };
}

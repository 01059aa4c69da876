import {
  type AgentId,
  asId,
  type DeviceId,
  type TabId,
  type VisitorId,
} from '../../shared/kernel/ids.ts';
import type { EpochMs } from '../../shared/kernel/time.ts';
import type { AgentCaller, VisitorCaller } from '../app/context.ts';
import type { Bounds } from './bounds.ts';
import type { Connection } from './connection.ts';
import { type TokenBucket, tokenBucket } from './token-bucket.ts';

export interface PresentVisitor {
  readonly connection: Connection;
  readonly who: VisitorCaller;
}
export interface PresentAgent {
  readonly connection: Connection;
  readonly who: AgentCaller;
  readonly device: DeviceId;
  /** What it speaks. */
  readonly version: number;
}

/** Who is here: every connection, and by name those whose hello was accepted. */
export interface Present {
  /** Counts it in until it ends, greeted or not. */
  add(connection: Connection): void;
  /** Null when this visitor has too many; of two connections of one tab the one opened first makes way. */
  addVisitor(entry: PresentVisitor, now: EpochMs): { readonly rate: TokenBucket } | null;
  removeVisitor(entry: PresentVisitor): void;
  addAgent(entry: PresentAgent): boolean;
  removeAgent(entry: PresentAgent): void;
  isVisitorHere(visitor: string): boolean;
  isAgentHere(agent: string): boolean;
  ofVisitor(visitor: string): Iterable<Connection>;
  /** @param from those that speak this version or a newer one */
  ofAgent(agent: string, from?: number): Iterable<Connection>;
  agents(): Iterable<AgentId>;
  visitors(): Iterable<Connection>;
  visitorIds(): readonly string[];
  all(): Iterable<Connection>;
  /** Called when a visitor's first connection comes and when the last one goes. */
  onVisitor(listener: (visitor: VisitorId, isHere: boolean) => void): void;
  /** The same for an agent's. */
  onAgent(listener: (agent: AgentId, isHere: boolean) => void): void;
}

interface Tabs {
  readonly rate: TokenBucket;
  readonly byTab: Map<TabId, PresentVisitor>;
}

export function whoIsPresent(bounds: Bounds): Present {
  const everybody = new Set<Connection>();
  const places = new WeakMap<Connection, number>();
  let opened = 0;
  const visitors = new Map<string, Tabs>();
  const agents = new Map<AgentId, Map<DeviceId, PresentAgent>>();
  const visitorListeners: ((visitor: VisitorId, isHere: boolean) => void)[] = [];
  const agentListeners: ((agent: AgentId, isHere: boolean) => void)[] = [];

  const newTabs = (now: EpochMs): Tabs => {
    const tabs = bounds.visitorTabsBusyMax;
    const rate = tokenBucket(bounds.visitorBurst * tabs, bounds.visitorPerSecond * tabs, now);
    return { rate, byTab: new Map() };
  };

  /** A hello that was long on its way, over a connection its sender has given up for a newer one. */
  const isOvertaken = (newer: Connection | undefined, by: Connection): boolean =>
    newer !== undefined && (places.get(newer) ?? 0) > (places.get(by) ?? 0);

  return {
    add(connection) {
      everybody.add(connection);
      opened += 1;
      places.set(connection, opened);
      connection.onEnd(() => everybody.delete(connection));
    },
    addVisitor(entry, now) {
      const { visitor, tab } = entry.who;
      const tabs = visitors.get(visitor) ?? newTabs(now);
      const older = tabs.byTab.get(tab);
      if (isOvertaken(older?.connection, entry.connection)) {
        entry.connection.bye('replaced');
        return null;
      }
      if (older === undefined && tabs.byTab.size >= bounds.connectionsPerVisitorMax) return null;
      const isFirst = tabs.byTab.size === 0;
      tabs.byTab.set(tab, entry);
      visitors.set(visitor, tabs);
      older?.connection.bye('replaced');
      if (isFirst) for (const listener of visitorListeners) listener(visitor, true);
      return { rate: tabs.rate };
    },
    removeVisitor(entry) {
      const { visitor, tab } = entry.who;
      const tabs = visitors.get(visitor);
      if (tabs?.byTab.get(tab) !== entry) return;
      tabs.byTab.delete(tab);
      if (tabs.byTab.size > 0) return;
      visitors.delete(visitor);
      for (const listener of visitorListeners) listener(visitor, false);
    },
    addAgent(entry) {
      const { agent } = entry.who;
      const devices = agents.get(agent) ?? new Map<DeviceId, PresentAgent>();
      const older = devices.get(entry.device);
      if (isOvertaken(older?.connection, entry.connection)) {
        entry.connection.bye('replaced');
        return false;
      }
      if (older === undefined && devices.size >= bounds.connectionsPerAgentMax) return false;
      const isFirst = devices.size === 0;
      devices.set(entry.device, entry);
      agents.set(agent, devices);
      older?.connection.bye('replaced');
      if (isFirst) for (const listener of agentListeners) listener(agent, true);
      return true;
    },
    removeAgent(entry) {
      const { agent } = entry.who;
      const devices = agents.get(agent);
      if (devices?.get(entry.device) !== entry) return;
      devices.delete(entry.device);
      if (devices.size > 0) return;
      agents.delete(agent);
      for (const listener of agentListeners) listener(agent, false);
    },
    isVisitorHere: (visitor) => visitors.has(visitor),
    isAgentHere: (agent) => agents.has(asId(agent)),
    ofVisitor: (visitor) => connectionsOf(visitors.get(visitor)?.byTab),
    ofAgent: (agent, from = 0) =>
      connectionsOf(agents.get(asId(agent)), ({ version }) => version >= from),
    agents: () => agents.keys(),
    *visitors() {
      for (const { byTab } of visitors.values()) yield* connectionsOf(byTab);
    },
    visitorIds: () => [...visitors.keys()],
    all: () => [...everybody],
    onVisitor: (listener) => void visitorListeners.push(listener),
    onAgent: (listener) => void agentListeners.push(listener),
  };
}

/** A copy, because saying bye takes entries out. */
function connectionsOf<Entry extends { readonly connection: Connection }>(
  entries: ReadonlyMap<unknown, Entry> | undefined,
  isMeant: (entry: Entry) => boolean = () => true,
): readonly Connection[] {
  return [...(entries?.values() ?? [])].filter(isMeant).map(({ connection }) => connection);
}

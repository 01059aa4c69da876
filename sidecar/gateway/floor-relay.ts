import type { VisitorId } from '../../shared/kernel/ids.ts';
import { encodeDown } from '../../shared/protocol/codec.ts';
import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import { FLOOR_ROWS_MAX } from '../../shared/protocol/limits.ts';
import type { FloorRow } from '../../shared/protocol/messages/floor.ts';
import type { Environment } from '../app/context.ts';
import { wholeFloor } from '../app/report/floor.ts';
import type { Bounds } from './bounds.ts';
import type { Connection } from './connection.ts';
import { type FloorRows, floorRows } from './floor-rows.ts';
import type { Present } from './present.ts';
import { spokenRow } from './spoken-reason.ts';

/** Shows the floor to whoever watches: whole once, then what changed, calmly (SPEC GW4). */
export interface FloorRelay {
  /** Asked again while watching, it is told whole again: a second panel of the same link begins empty. */
  watch(connection: Connection, version: number): Promise<void>;
  unwatch(connection: Connection): void;
  changed(rows: readonly FloorRow[], gone: readonly string[]): void;
  /** The row of who was erased leaves; nothing of it is kept. */
  forget(visitor: string): void;
  /** Rows of visitors who have been away too long leave; called by the ticker. */
  sweep(): void;
  stop(): void;
}

interface Watcher {
  /** Of the protocol, as its panel speaks it. */
  readonly version: number;
  /** Whether the whole floor has been sent; until then it misses every pulse. */
  isWhole: boolean;
  /** What changed while it could not be told. */
  readonly missed: FloorRows;
  /** On the machine's own timer: of the last pulse. */
  pulsedAt: number;
}

interface Terms {
  readonly environment: Environment;
  readonly bounds: Bounds;
  readonly present: Pick<Present, 'isVisitorHere' | 'onVisitor'>;
}

export function relayFloor({ environment, bounds, present }: Terms): FloorRelay {
  const { clock } = environment;
  const watchers = new Map<Connection, Watcher>();
  // A visitor has one row, of the newest session; kept only while somebody watches.
  const known = new Map<string, FloorRow>();
  const visitorOf = new Map<string, string>();
  // On the machine's own timer.
  const leftAt = new Map<string, number>();
  const pending = floorRows();
  let timer: NodeJS.Timeout | undefined;

  const asSeen = (row: FloorRow): FloorRow => ({
    ...row,
    isHere: present.isVisitorHere(row.visitor),
  });
  const isGone = ({ visitor, lastAt }: FloorRow): boolean => {
    if (present.isVisitorHere(visitor)) return false;
    const left = leftAt.get(visitor);
    // However the clock went: a row stamped ahead of it is of a time that is over.
    const goneMs = left === undefined ? Math.abs(clock.now() - lastAt) : performance.now() - left;
    return goneMs > bounds.floorGoneAfterMs;
  };

  function know(row: FloorRow): void {
    const older = known.get(row.visitor);
    if (older !== undefined && older.session !== row.session) remove(older.session);
    known.set(row.visitor, row);
    visitorOf.set(row.session, row.visitor);
  }

  function show(row: FloorRow): void {
    if (watchers.size === 0) return;
    const seen = asSeen(row);
    know(seen);
    pending.show(seen);
    beginPulse();
  }

  function remove(session: string): void {
    if (watchers.size === 0) return;
    const visitor = visitorOf.get(session);
    visitorOf.delete(session);
    if (visitor !== undefined && known.get(visitor)?.session === session) known.delete(visitor);
    pending.remove(session);
    beginPulse();
  }

  // The first change goes out at once; what follows within FLOOR_EVERY_MS goes together.
  function beginPulse(): void {
    if (timer !== undefined) return;
    pulse();
  }

  function pulse(): void {
    timer = undefined;
    if (pending.isEmpty()) return;
    const { rows, gone } = pending.take(FLOOR_ROWS_MAX);
    const texts = new Map<number, string>();
    const textFor = (version: number): string => {
      const text = texts.get(version) ?? encodePulse(version, rows, gone);
      texts.set(version, text);
      return text;
    };
    for (const [connection, watcher] of watchers) {
      const isReading = watcher.isWhole && watcher.missed.isEmpty();
      if (isReading && connection.offer(textFor(watcher.version))) {
        watcher.pulsedAt = performance.now();
      } else {
        watcher.missed.add(rows, gone);
        catchUp(connection, watcher);
      }
    }
    timer = setTimeout(pulse, bounds.floorEveryMs);
    timer.unref();
  }

  // A slow watcher gets the newest rows once it reads again: replaced meanwhile, never queued.
  function catchUp(connection: Connection, watcher: Watcher): void {
    if (!watcher.isWhole || watcher.missed.isEmpty()) return;
    if (performance.now() - watcher.pulsedAt < bounds.floorEveryMs) return;
    const { rows, gone } = watcher.missed.take(FLOOR_ROWS_MAX);
    const text = encodePulse(watcher.version, rows, gone);
    if (connection.offer(text)) watcher.pulsedAt = performance.now();
    else watcher.missed.add(rows, gone);
  }

  function encodePulse(
    version: number,
    rows: readonly FloorRow[],
    gone: readonly string[],
  ): string {
    const told = rows.map((row) => spokenRow(version, row));
    const body: DownAgent = { type: 'floor.pulse', rows: told, gone: [...gone] };
    return encodeDown({ at: clock.now(), body });
  }

  present.onVisitor((visitor: VisitorId, isHere) => {
    if (isHere) leftAt.delete(visitor);
    else leftAt.set(visitor, performance.now());
    const row = known.get(visitor);
    if (row !== undefined) show(row);
  });

  return {
    async watch(connection, version) {
      const watcher: Watcher = {
        version,
        isWhole: false,
        missed: floorRows(),
        pulsedAt: Number.NEGATIVE_INFINITY,
      };
      watchers.set(connection, watcher);
      const live = await wholeFloor(environment);
      // Gone meanwhile, or asked again: a later picture is on its way, or nobody looks.
      if (watchers.get(connection) !== watcher) return;
      const rows = live.filter((row) => !isGone(row)).map(asSeen);
      for (const row of rows) if (!known.has(row.visitor)) know(row);
      const told = rows.slice(0, FLOOR_ROWS_MAX).map((row) => spokenRow(version, row));
      connection.send({ type: 'floor.whole', rows: told });
      watcher.isWhole = true;
      catchUp(connection, watcher);
    },
    unwatch(connection) {
      if (watchers.delete(connection) && watchers.size === 0) {
        known.clear();
        visitorOf.clear();
        pending.clear();
      }
    },
    changed(rows, gone) {
      for (const row of rows) show(row);
      for (const session of gone) remove(session);
    },
    forget(visitor) {
      const row = known.get(visitor);
      if (row !== undefined) remove(row.session);
    },
    sweep() {
      for (const row of [...known.values()]) if (isGone(row)) remove(row.session);
      for (const [visitor, at] of leftAt) {
        if (performance.now() - at > bounds.floorGoneAfterMs) leftAt.delete(visitor);
      }
      for (const [connection, watcher] of watchers) catchUp(connection, watcher);
    },
    stop: () => clearTimeout(timer),
  };
}

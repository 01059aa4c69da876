import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FloorRow } from '../../../shared/protocol/messages/floor.ts';
import type { ToPanel } from '../../platform/panel-channel.ts';
import type { PanelPort } from './port.ts';
import { type Standing, stand } from './pulse.model.ts';

/** The live floor. Each row is a signal of its own, so that one change draws one row. */
export interface Pulse {
  readonly standing: ReadonlySignal<Standing>;
  /** When the newest picture came; null before the first. */
  readonly at: ReadonlySignal<number | null>;
  row(session: string): ReadonlySignal<FloorRow> | undefined;
  /** The visitor's session that is live now, or was last. */
  ofVisitor(visitor: string): FloorRow | undefined;
  /** Pointer or focus is in the list: it is not re-sorted. */
  hold(isHeld: boolean): void;
  settle(): void;
  /** While a view shows the floor. Returns how to stop. */
  watch(): () => void;
}

export function followPulse(port: PanelPort, now: () => number): Pulse {
  const rows = new Map<string, Signal<FloorRow>>();
  const departed = new Set<string>();
  const standing = signal<Standing>({ order: [], moved: 0, arrived: 0 });
  const at = signal<number | null>(null);
  let isHeld = false;
  let watchers = 0;

  const restand = (held: boolean) => {
    if (!held) {
      for (const session of departed) rows.delete(session);
      departed.clear();
    }
    const next = stand(
      standing.peek().order,
      [...rows.values()].map((row) => row.peek()),
      held,
    );
    if (!isSame(standing.peek(), next)) standing.value = next;
  };

  const apply = (pulse: Extract<ToPanel, { kind: 'floor' }>) => {
    const seen = new Set(pulse.rows.map(({ session }) => session));
    const gone = pulse.isWhole ? [...rows.keys()].filter((one) => !seen.has(one)) : pulse.gone;
    for (const row of pulse.rows) {
      departed.delete(row.session);
      const known = rows.get(row.session);
      if (known) known.value = row;
      else rows.set(row.session, signal(row));
    }
    for (const session of gone) {
      const known = rows.get(session);
      if (!known) continue;
      // A held list keeps its rows, or the next one would slip under the pointer.
      departed.add(session);
      known.value = { ...known.peek(), isHere: false };
    }
    at.value = now();
    restand(isHeld);
  };

  const sayWatching = () => port.post({ kind: 'watch-floor', isOn: watchers > 0 });
  port.onAttach(() => {
    if (watchers > 0) sayWatching();
  });
  port.onMessage((message) => {
    if (message.kind === 'floor') batch(() => apply(message));
  });

  return {
    standing,
    at,
    row: (session) => rows.get(session),
    ofVisitor: (visitor) => {
      // Rows come and go with the order; only the row that is found is then followed.
      void standing.value;
      const [newest] = [...rows.values()]
        .filter((row) => row.peek().visitor === visitor)
        .sort((a, b) => b.peek().lastAt - a.peek().lastAt);
      return newest?.value;
    },
    hold: (held) => {
      isHeld = held;
      if (!held) batch(() => restand(false));
    },
    settle: () => batch(() => restand(false)),
    watch: () => {
      watchers += 1;
      if (watchers === 1) sayWatching();
      return () => {
        watchers -= 1;
        if (watchers === 0) sayWatching();
      };
    },
  };
}

function isSame(a: Standing, b: Standing): boolean {
  return (
    a.moved === b.moved &&
    a.arrived === b.arrived &&
    a.order.length === b.order.length &&
    a.order.every((session, place) => session === b.order[place])
  );
}

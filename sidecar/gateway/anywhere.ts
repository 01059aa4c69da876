import { asId, type VisitorId } from '../../shared/kernel/ids.ts';
import {
  LINK_SAID_EVERY_MS,
  LINK_SILENT_MAX_MS,
  VISITORS_ELSEWHERE_MAX,
  VISITORS_SAID_MAX,
} from '../../shared/protocol/limits.ts';
import type { Bus } from '../ports/bus.ts';
import { type FarVisitors, farVisitors } from './far-visitors.ts';
import type { Present } from './present.ts';

/** Which visitors are connected, to this sidecar or another that shares its data (SPEC GW8). */
export interface Anywhere extends Pick<Present, 'isVisitorHere' | 'onVisitor'> {
  /**
   * Says again who is here and forgets what others have not said again; asks them as soon as they can be
   * reached. Called by the ticker.
   */
  sayAgain(): void;
}

interface Terms {
  readonly present: Present;
  readonly bus: Bus;
  readonly ids: { next(): string };
  /** Whether there can be others at all. */
  readonly isShared: boolean;
  readonly steadyMs: () => number;
  readonly farMax?: number;
}

export function visitorsAnywhere(terms: Terms): Anywhere {
  const { present, bus, isShared, steadyMs, farMax = VISITORS_ELSEWHERE_MAX } = terms;
  // By which the others know who says so.
  const name = isShared ? terms.ids.next() : 'alone';
  const listeners: ((visitor: VisitorId, isHere: boolean) => void)[] = [];
  const far: FarVisitors = farVisitors(farMax);
  let saidAtMs = steadyMs();
  // While the bus is away nobody can say anything: their time counts from when it is back.
  let backAtMs = steadyMs();
  let wasAway = true;

  const isVisitorHere = (visitor: string): boolean =>
    present.isVisitorHere(visitor) || far.has(visitor);

  function tell(visitor: VisitorId, isHere: boolean): void {
    for (const listener of listeners) listener(visitor, isHere);
  }

  function say(here: readonly string[], gone: readonly string[] = []): void {
    if (isShared)
      bus.live({ to: 'floor', body: { type: 'visitors.moved', sidecar: name, here, gone } });
  }

  function sayAll(): void {
    saidAtMs = steadyMs();
    const here = present.visitorIds();
    for (let at = 0; at < here.length; at += VISITORS_SAID_MAX) {
      say(here.slice(at, at + VISITORS_SAID_MAX));
    }
  }

  function hearCame(sidecar: string, visitor: string): void {
    const wasHere = isVisitorHere(visitor);
    far.came(sidecar, visitor, steadyMs());
    if (!wasHere && far.has(visitor)) tell(asId(visitor), true);
  }

  function hearWent(visitor: string): void {
    if (!isVisitorHere(visitor)) tell(asId(visitor), false);
  }

  present.onVisitor((visitor, isHere) => {
    if (isHere) say([visitor]);
    else say([], [visitor]);
    if (!far.has(visitor)) tell(visitor, isHere);
  });
  bus.onLive(({ body }) => {
    if (body.type === 'visitors.asked' && body.sidecar !== name) sayAll();
    if (body.type !== 'visitors.moved' || body.sidecar === name) return;
    for (const visitor of body.here) hearCame(body.sidecar, visitor);
    for (const visitor of body.gone) {
      if (far.went(body.sidecar, visitor)) hearWent(visitor);
    }
  });

  return {
    isVisitorHere,
    onVisitor: (listener) => void listeners.push(listener),
    sayAgain() {
      if (!isShared) return;
      const nowMs = steadyMs();
      const isAway = bus.health() !== null;
      const isBack = wasAway && !isAway;
      wasAway = isAway;
      if (isAway) backAtMs = nowMs;
      if (isBack) bus.live({ to: 'floor', body: { type: 'visitors.asked', sidecar: name } });
      if (!isBack && nowMs - saidAtMs < LINK_SAID_EVERY_MS) return;
      sayAll();
      if (nowMs - backAtMs < LINK_SILENT_MAX_MS) return;
      for (const visitor of far.silentSince(nowMs - LINK_SILENT_MAX_MS)) hearWent(visitor);
    },
  };
}

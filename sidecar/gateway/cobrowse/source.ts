import { assertNever } from '../../../shared/kernel/assert.ts';
import type { CobrowseId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { UpPage, UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import type { Bus, Cast } from '../../ports/bus.ts';
import type { Bounds } from '../bounds.ts';
import type { Connection } from '../connection.ts';
import { type Asking, askForCheckpoints } from './asking.ts';
import { audiencesOf } from './audiences.ts';
import type { FrameCounts } from './frame-counts.ts';
import { type FrameGate, frameGate } from './frame-gate.ts';
import { channelsOf } from './gallery.ts';
import { keptFrame } from './kept-frame.ts';
import { isLater, type PageHere } from './later-page.ts';

/** What a room needs of a page's connection. */
export type PageLink = Pick<Connection, 'isOpen' | 'send' | 'offer' | 'bye' | 'cut'>;

/** One shop page that is looked along with. */
export interface Page {
  readonly link: PageLink;
  readonly visitor: VisitorId;
  /** Unique, and by it the casts of two pages are told apart. */
  readonly page: string;
  /** Which connection was opened first, of all to this process. */
  readonly place: number;
}

/** The page whose frames are relayed: one at a time, the one opened last (SPEC FR8). */
export interface Source {
  /** False when a page opened later is there already. An older one is told that it was replaced. */
  replace(page: Page): boolean;
  /** The first checkpoint that may come; its frames are heard from now on. */
  begin(page: Page, firstCheckpoint: number): void;
  /** False when it was not the source any more. */
  leave(page: Page): boolean;
  frame(page: Page, frame: Buffer): void;
  said(page: Page, body: UpPage): void;
  hear(message: Cast): void;
  /** Says that it is there once more; rooms that have not said who looks along for long are not believed. */
  sayAgain(): void;
  current(): Page | null;
}

interface Terms {
  readonly cobrowse: CobrowseId;
  readonly bus: Bus;
  readonly bounds: Bounds;
  readonly counts: FrameCounts;
  /** On the machine's own timer: a clock that is set must not shut the gate. */
  readonly steadyMs: () => number;
}

interface Sending {
  readonly page: Page;
  readonly since: number;
  readonly gate: FrameGate;
  readonly asking: Asking;
}

export function sourceOf({ cobrowse, bus, bounds, counts, steadyMs }: Terms): Source {
  const channels = channelsOf(cobrowse);
  const audiences = audiencesOf();
  let current: Page | null = null;
  let sending: Sending | null = null;

  function sayHere(): void {
    if (sending === null) return;
    const { page, since } = sending;
    bus.cast(channels.page, { type: 'page-here', page: page.page, since });
  }

  function sayAudience(): void {
    sending?.page.link.send({ type: 'cobrowse.audience', names: [...audiences.names()] });
  }

  function noteAudience(room: string, names: readonly string[]): void {
    const { isNew, isChanged } = audiences.note(room, names);
    // A room that has just been opened does not know yet that a page is here.
    if (isNew) sayHere();
    if (isChanged) sayAudience();
  }

  /** Another sidecar's page: the visitor looks at that one now, or did before this one. */
  function hearOther(other: PageHere): void {
    if (sending === null || sending.page.page === other.page) return;
    const own = { page: sending.page.page, since: sending.since };
    if (isLater(other, own)) sending.page.link.bye('replaced');
    else sayHere();
  }

  function pass(body: UpViewer, { page: { link }, asking }: Sending): void {
    switch (body.type) {
      case 'cobrowse.need':
        asking.want(body.why, steadyMs());
        return;
      // Worth nothing a moment later: left out for a page that reads slowly.
      case 'cobrowse.point':
      case 'cobrowse.draw':
      case 'cobrowse.echo':
        link.offer(JSON.stringify(body));
        return;
      case 'cobrowse.ring':
      case 'cobrowse.clear':
      case 'cobrowse.propose':
      case 'cobrowse.withdraw':
      case 'cobrowse.coupon':
        link.send(body);
        return;
      default:
        assertNever(body);
    }
  }

  return {
    replace(page) {
      if (current !== null && current.place > page.place) return false;
      const older = current;
      current = page;
      sending = null;
      if (older !== null) {
        bus.cast(channels.page, { type: 'page-gone', page: older.page });
        older.link.bye('replaced');
      }
      return true;
    },
    begin(page, firstCheckpoint) {
      if (current !== page) return;
      const nowMs = steadyMs();
      const ask = askForCheckpoints(
        bounds,
        (why) => {
          counts.asked(why);
          page.link.send({ type: 'cobrowse.need', why });
        },
        nowMs,
      );
      const gate = frameGate(bounds, firstCheckpoint, nowMs);
      sending = { page, since: firstCheckpoint, gate, asking: ask };
      sayHere();
      sayAudience();
    },
    leave(page) {
      if (current !== page) return false;
      current = null;
      sending = null;
      bus.cast(channels.page, { type: 'page-gone', page: page.page });
      return true;
    },
    frame(page, frame) {
      if (sending?.page !== page) return;
      const { gate, asking } = sending;
      const nowMs = steadyMs();
      counts.received(frame.length);
      const judged = gate.judge(frame, nowMs);
      switch (judged.kind) {
        case 'passes':
          if (judged.opensCheckpoint) asking.opened();
          bus.cast(channels.page, keptFrame(frame));
          break;
        case 'dropped':
          counts.dropped(judged.why);
          if (judged.why !== 'waiting') {
            bus.cast(channels.page, { type: 'page-broke' });
            asking.want(judged.why, nowMs);
          }
          break;
        case 'ends':
          page.link.bye(judged.because);
          return;
        default:
          assertNever(judged);
      }
      asking.again(nowMs);
    },
    said(page, body) {
      if (sending?.page === page) bus.cast(channels.page, { type: 'page-said', body });
    },
    hear(message) {
      if (message instanceof Uint8Array) return;
      switch (message.type) {
        case 'viewer-said':
          if (sending !== null) pass(message.body, sending);
          return;
        case 'audience':
          noteAudience(message.room, message.names);
          return;
        case 'page-here':
          hearOther(message);
          return;
        case 'page-gone':
        case 'page-broke':
        case 'page-said':
          return;
        default:
          assertNever(message);
      }
    },
    sayAgain() {
      sayHere();
      if (audiences.age()) sayAudience();
    },
    current: () => current,
  };
}

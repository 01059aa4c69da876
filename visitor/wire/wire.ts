import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { VisitorHello, VisitorWelcome } from '../../shared/protocol/handshake.ts';
import { LINES_IN_SNAPSHOT_MAX } from '../../shared/protocol/limits.ts';
import type { ChatTyping } from '../../shared/protocol/messages/chat.ts';
import type { DraftShare } from '../../shared/protocol/messages/draft.ts';
import type { CounterState } from '../../shared/protocol/messages/presence.ts';
import type { Signal } from '../../shared/protocol/messages/session.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { guarded, guardedPromise } from '../guard.ts';
import type { Identity } from '../identity.ts';
import { newId } from '../ids.ts';
import type { Keep } from '../storage.ts';
import { renewTab, type Tab, takeTab } from '../tab.ts';
import { apply, NOTHING_TOLD, readTold, type Told } from './apply.ts';
import type { BeaconHead } from './beacon.ts';
import type { Waiting } from './command-outbox.ts';
import { type CommandSending, hasCommands, openCommandSending } from './command-sending.ts';
import { PACE_BURST, PACE_PER_SECOND } from './definitions.ts';
import { openPace } from './pace.ts';
import { openSignalSending } from './signal-sending.ts';
import { openSocket, type SocketState } from './socket.ts';

export const TOLD_KEY = 'toonbank.told';

export interface WireSide {
  readonly origin: string;
  readonly shop: string;
  readonly local: Keep;
  readonly tabStore: Keep;
  readonly locks: LockManager | undefined;
  readonly identity: Identity;
  canObserve(): boolean;
  language(): VisitorHello['language'];
  /** Something a person can see may have changed. */
  changed(): void;
  answered(command: VisitorCommand): void;
  refused(command: VisitorCommand, kind: ErrorKind): void;
  typing(body: ChatTyping): void;
  stopped(kind: ErrorKind): void;
}

/** What the page socket is opened with (docs/SPEC.md, "Looking along"). */
export interface WirePage {
  readonly url: string;
  readonly shop: string;
  readonly tab: string;
  secret(): string | null;
}

/** Everything between this tab and the sidecar. */
export interface Wire {
  state(): SocketState;
  told(): Told;
  counter(): CounterState | null;
  /** The sidecar's clock minus ours. */
  clockOffsetMs(): number;
  waiting(): readonly Waiting[];
  /** Something is still to be told: said here, or left behind by a tab that is gone and not taken over yet. */
  isOwing(): boolean;
  note(body: Signal): void;
  readonly commands: Pick<CommandSending, 'add' | 'addFirst' | 'retarget' | 'withdraw'>;
  typing(body: ChatTyping): void;
  draft(body: DraftShare): void;
  /** The visitor's word on *observe* changed. */
  consentChanged(): void;
  want(isWanted: boolean): void;
  /** The page goes, or may never come back: what is not marked yet leaves by beacon. */
  flush(): void;
  /** Who this page says it is when it is looked along with. */
  page(): WirePage;
  /** Nothing is left of us in this browser. */
  forgetAll(): void;
  release(): void;
  resume(): Promise<void>;
}

export function openWire(side: WireSide, firstTab: Tab): Wire {
  const { local, tabStore, identity } = side;
  let tab = firstTab;
  let told = readTold(tabStore.read(TOLD_KEY));
  let counter: CounterState | null = null;
  let offsetMs = 0;
  let toldObserve: boolean | null = null;
  let hasAdopted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const socketOrigin = side.origin.replace(/^http/, 'ws');
  const pace = openPace(PACE_BURST, PACE_PER_SECOND);
  const signals = openSignalSending(tabStore, tab.isCopy);

  const send = (envelope: object): boolean => {
    if (socket.state() !== 'live') return false;
    if (pace.take(Date.now())) {
      socket.send(JSON.stringify(envelope));
      return true;
    }
    clearTimeout(timer);
    timer = setTimeout(guarded('sending', pump), pace.waitMs(Date.now()));
    return false;
  };

  const pump = (): void => {
    commands.pump();
    // A signal must not overtake the word that allows it.
    if (!commands.waiting().some(({ body }) => body.type === 'consent.set')) signals.pump(send);
  };

  const commands = openCommandSending({
    local,
    locks: side.locks,
    tab: () => tab.tab,
    send,
    renew: () => socket.renew(),
    answered: side.answered,
    refused: side.refused,
  });

  const hello = (secret: string | null): VisitorHello => {
    toldObserve = side.canObserve();
    return {
      type: 'hello',
      role: 'visitor',
      version: PROTOCOL_VERSION,
      shop: side.shop,
      secret,
      tab: tab.tab,
      since: secret === null ? null : told.since,
      observe: toldObserve,
      language: side.language(),
    };
  };

  const welcomed = (welcome: VisitorWelcome): void => {
    if (told.since !== null && told.visitor !== null && told.visitor !== welcome.visitor) {
      // Another visitor's cursor was sent along: once more, without it.
      told = NOTHING_TOLD;
      tabStore.remove(TOLD_KEY);
      socket.renew();
      return;
    }
    told = { ...told, visitor: welcome.visitor };
    counter = welcome.counter;
    offsetMs = welcome.now - Date.now();
    signals.greeted(welcome.marked);
    consentChanged();
    commands.greeted();
    pump();
    const adopted = (): void => {
      hasAdopted = true;
      side.changed();
    };
    guardedPromise('taking over', commands.adopt().then(adopted));
    side.changed();
  };

  const consentChanged = (): void => {
    const observe = side.canObserve();
    if (!observe) signals.forget();
    // Before the first greeting the hello says it; a no is also told when somebody knows us from before.
    if (toldObserve === null ? observe || identity.secret() === null : observe === toldObserve)
      return;
    toldObserve = observe;
    commands.add({ type: 'consent.set', observe });
  };

  const received = (envelope: DownEnvelope<DownVisitor>): void => {
    const { body } = envelope;
    switch (body.type) {
      case 'ack':
        commands.answered(body.of);
        pump();
        break;
      case 'refused':
        commands.refused(body.of, body.kind);
        break;
      case 'marked':
        signals.marked(body.n);
        return;
      case 'counter.state':
        counter = body;
        break;
      case 'chat.typing':
        side.typing(body);
        return;
      case 'bye':
      case 'pong':
        return;
      default:
        takeFact(envelope);
    }
    side.changed();
  };

  const takeFact = (envelope: DownEnvelope<DownVisitor>): void => {
    const next = apply(told, envelope);
    if (next === null) {
      told = { ...told, since: null };
      socket.renew();
    } else if (next !== told) {
      told = next;
      tabStore.write(TOLD_KEY, { ...told, lines: told.lines.slice(-LINES_IN_SNAPSHOT_MAX) });
    }
  };

  const stopped = (kind: ErrorKind): void => {
    if (kind === 'malformed' || kind === 'too-large') {
      // Something of ours cannot be taken; sent again on each page it would shut the visitor out for good.
      signals.forget();
      commands.poisoned(kind);
    }
    side.stopped(kind);
  };

  const socket = openSocket({
    url: `${socketOrigin}/v1/visitor`,
    identity,
    hello,
    welcomed,
    received,
    changed: side.changed,
    async replaced() {
      tab = await renewTab(tabStore, side.locks);
      signals.startAnew();
      commands.moved();
    },
    stopped,
  });
  identity.onReplaced(guarded('the identity', socket.renew));

  /** Without a connection, or room now, it is worth nothing later. */
  const live = (body: ChatTyping | DraftShare): void => {
    if (socket.state() === 'live' && pace.take(Date.now()))
      socket.send(JSON.stringify({ id: newId(), at: Date.now(), body }));
  };

  const beaconHead = (): BeaconHead | null => {
    const secret = identity.secret();
    if (secret === null || !side.canObserve()) return null;
    return { version: PROTOCOL_VERSION, shop: side.shop, secret, tab: tab.tab };
  };

  return {
    state: socket.state,
    told: () => told,
    counter: () => counter,
    clockOffsetMs: () => offsetMs,
    waiting: commands.waiting,
    isOwing: () => commands.waiting().length > 0 || (!hasAdopted && hasCommands(local)),
    note(body) {
      signals.note(body);
      pump();
    },
    commands,
    typing: live,
    draft: live,
    consentChanged,
    want: socket.want,
    page: () => ({
      url: `${socketOrigin}/v1/cobrowse/page`,
      shop: side.shop,
      tab: tab.tab,
      secret: identity.secret,
    }),
    flush: () => signals.flush(`${side.origin}/v1/beacon`, beaconHead()),
    forgetAll() {
      told = NOTHING_TOLD;
      toldObserve = null;
      signals.startAnew();
      commands.forget();
      tabStore.remove(TOLD_KEY);
      identity.forget();
    },
    release: () => tab.release(),
    async resume() {
      tab = await takeTab(tabStore, side.locks);
      if (tab.isCopy) signals.startAnew();
      commands.moved();
    },
  };
}

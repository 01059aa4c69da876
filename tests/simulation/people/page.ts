import type { Signal } from '../../../shared/protocol/messages/session.ts';
import type { VisitorCommand } from '../../../shared/protocol/shape.ts';
import { type Consent, openConsent } from '../../../visitor/consent.ts';
import { openIdentity } from '../../../visitor/identity.ts';
import { keepIn } from '../../../visitor/storage.ts';
import { takeTab } from '../../../visitor/tab.ts';
import { forgetShared, forgetTab, hasKeptHelp } from '../../../visitor/traces.ts';
import { openTalk } from '../../../visitor/widget/talk.ts';
import type { Talk } from '../../../visitor/widget/talk-side.ts';
import { hasCommands } from '../../../visitor/wire/command-sending.ts';
import { openWire, type Wire } from '../../../visitor/wire/wire.ts';
import { type Book, signalName } from '../book.ts';
import { type Browser, storageOn } from '../world/browser.ts';
import type { Life } from '../world/times.ts';

export const SIDECAR_URL = 'https://sidecar.example';

/** One shop page in one tab: the real wire and talk, put together as visitor/main.ts does. */
export interface Page {
  readonly life: Life;
  readonly talk: Talk;
  readonly consent: Consent;
  wire(): Wire | null;
  note(signal: Signal): void;
  /** The page is left: `pagehide`. */
  leave(): void;
  /** What it could not do, for the rules: not a word of it is expected. */
  failures(): readonly string[];
}

/** Must be called while `life` is running: what it sets up belongs to it. */
export function openPage(
  browser: Browser,
  entries: Map<string, string>,
  life: Life,
  book: Book,
): Page {
  const local = keepIn(() => browser.storageOf(life));
  const tabStore = keepIn(() => storageOn(entries));
  const locks = browser.locks.managerOf(life);
  const consent = openConsent(local, () => false);
  const identity = openIdentity(local, locks);
  const failures: string[] = [];
  let wire: Wire | null = null;
  let coming: Promise<void> | null = null;
  let isLeft = false;
  let isHeirWanted = true;

  const talk = openTalk({
    tabStore,
    local,
    language: () => 'nl',
    wire: () => wire,
    changed: settleSoon,
  });

  const isNeeded = (): boolean =>
    consent.canObserve() ||
    talk.needsHelp() ||
    hasKeptHelp(tabStore, local) ||
    (wire === null
      ? isHeirWanted && hasCommands(local)
      : wire.state() !== 'stopped' && wire.isOwing());

  async function bring(): Promise<void> {
    const tab = await takeTab(tabStore, locks);
    const opened = openWire(
      {
        origin: SIDECAR_URL,
        shop: 'boots',
        local,
        tabStore,
        locks,
        identity,
        canObserve: consent.canObserve,
        language: () => 'nl',
        changed: settleSoon,
        answered: (command) => talk.answered(command),
        refused: (command, kind) => {
          noteRefused(book, command);
          talk.refused(command, kind);
        },
        typing: (body) => talk.typing(body),
        stopped: settleSoon,
      },
      tab,
    );
    wire = { ...opened, commands: { ...opened.commands, withdraw: withdrawing(opened, book) } };
  }

  function bringOnce(): Promise<void> {
    coming ??= bring().then(
      () => {
        coming = null;
        settleSoon();
      },
      (cause: unknown) => {
        failures.push(`the connection: ${String(cause)}`);
      },
    );
    return coming;
  }

  function leaveShop(left: Wire): void {
    left.want(false);
    left.release();
    wire = null;
    isHeirWanted = false;
    talk.forget();
    forgetTab(tabStore);
    if (forgetShared(local)) left.forgetAll();
  }

  function settle(): void {
    if (isLeft) return;
    if (wire !== null && isNeeded()) wire.want(true);
    else if (wire !== null) leaveShop(wire);
    else if (isNeeded() && coming === null) void bringOnce();
    talk.look();
    talk.state();
  }

  let isSettling = false;
  function settleSoon(): void {
    if (isSettling) return;
    isSettling = true;
    queueMicrotask(() => {
      isSettling = false;
      settle();
    });
  }

  consent.onChange((canObserve) => {
    wire?.consentChanged();
    if (!canObserve && wire === null && identity.secret() !== null)
      void bringOnce().then(() => wire?.consentChanged());
    settleSoon();
  });
  settleSoon();

  return {
    life,
    talk,
    consent,
    wire: () => wire,
    failures: () => failures,
    note(signal) {
      if (wire === null || !consent.canObserve()) return;
      book.signals.set(signalName(signal), { browser: browser.name, atMs: performance.now() });
      wire.note(signal);
    },
    leave() {
      isLeft = true;
      wire?.flush();
      wire?.want(false);
      wire?.release();
    },
  };
}

function withdrawing(wire: Wire, book: Book): Wire['commands']['withdraw'] {
  return (matches) => {
    const taken = wire.commands.withdraw(matches);
    for (const command of taken) noteRefused(book, command);
    return taken;
  };
}

function noteRefused(book: Book, command: VisitorCommand): void {
  if (command.type !== 'chat.say' && command.type !== 'message.leave') return;
  const said = book.lines.get(command.text);
  if (said !== undefined) said.isRefused = true;
}

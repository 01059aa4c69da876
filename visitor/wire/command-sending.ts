import { backoffMs } from '../../shared/protocol/backoff.ts';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { guarded } from '../guard.ts';
import { newId } from '../ids.ts';
import type { Keep } from '../storage.ts';
import { isTabGone } from '../tab.ts';
import { openCommandOutbox, readWaiting, type Waiting } from './command-outbox.ts';
import { ANSWER_MAX_MS, RETRIED_KINDS } from './definitions.ts';

export const COMMANDS_PREFIX = 'toonbank.commands.';

/** Some tab still has something to tell. */
export function hasCommands(local: Keep): boolean {
  return local.keys().some((key) => key.startsWith(COMMANDS_PREFIX));
}

export interface CommandSide {
  readonly local: Keep;
  readonly locks: LockManager | undefined;
  tab(): string;
  /** True when it went out; false when there is no connection, or no room now. */
  send(command: Waiting): boolean;
  /** No answer came: try another connection. */
  renew(): void;
  answered(command: VisitorCommand): void;
  refused(command: VisitorCommand, kind: ErrorKind): void;
}

/** Commands on their way: kept in the browser, sent one at a time, tried again until answered. */
export interface CommandSending {
  add(body: VisitorCommand): void;
  addFirst(body: VisitorCommand): void;
  retarget(from: string, to: string): void;
  /** Takes back what has not been sent yet. */
  withdraw(matches: (body: VisitorCommand) => boolean): readonly VisitorCommand[];
  waiting(): readonly Waiting[];
  pump(): void;
  /** The connection is new: what had no answer goes again. */
  greeted(): void;
  answered(of: string): void;
  refused(of: string, kind: ErrorKind): void;
  /** The sidecar could not take our message: the command on its way is not sent again. */
  poisoned(kind: ErrorKind): void;
  /** Takes over what tabs that are gone left behind. */
  adopt(): Promise<void>;
  /** The tab goes on under another id. */
  moved(): void;
  forget(): void;
}

export function openCommandSending(side: CommandSide): CommandSending {
  const { local } = side;
  const keyOf = (tab: string): string => COMMANDS_PREFIX + tab;
  let key = keyOf(side.tab());
  const outbox = openCommandOutbox(readWaiting(local.read(key)));
  let inWork: string | null = null;
  let refusals = 0;
  /** The next try of what is in work: because no answer came, or because it was "not now". */
  let late: ReturnType<typeof setTimeout> | undefined;

  const keep = (): void => {
    const kept = outbox.kept();
    if (kept.length > 0) local.write(key, kept);
    else local.remove(key);
  };

  const pump = (): void => {
    const head = outbox.head();
    if (head === undefined || inWork !== null || !side.send(head)) return;
    inWork = head.id;
    clearTimeout(late);
    late = setTimeout(guarded('sending', side.renew), ANSWER_MAX_MS);
  };

  const settle = (of: string): VisitorCommand | undefined => {
    if (of === inWork) {
      clearTimeout(late);
      inWork = null;
    }
    const command = outbox.answered(of);
    keep();
    return command?.body;
  };

  const tryAgain = (): void => {
    clearTimeout(late);
    const again = (): void => {
      inWork = null;
      pump();
    };
    // Not the first step: a refusal is an answer, and asking at once gets the same one.
    late = setTimeout(guarded('sending', again), backoffMs(2 + refusals, Math.random()));
    refusals += 1;
  };

  const refused = (of: string, kind: ErrorKind): void => {
    if (RETRIED_KINDS.has(kind)) {
      if (of === inWork) tryAgain();
      return;
    }
    const body = settle(of);
    if (body !== undefined) side.refused(body, kind);
    pump();
  };

  return {
    add(body) {
      outbox.add({ id: newId(), at: Date.now(), body });
      keep();
      pump();
    },
    addFirst(body) {
      outbox.addFirst({ id: newId(), at: Date.now(), body });
      keep();
      pump();
    },
    retarget(from, to) {
      outbox.retarget(from, to);
      keep();
    },
    withdraw(matches) {
      const taken = outbox.withdraw(({ id, body }) => id !== inWork && matches(body));
      keep();
      return taken.map(({ body }) => body);
    },
    waiting: outbox.all,
    pump,
    greeted() {
      clearTimeout(late);
      inWork = null;
      pump();
    },
    answered(of) {
      refusals = 0;
      const body = settle(of);
      if (body !== undefined) side.answered(body);
      pump();
    },
    refused,
    poisoned(kind) {
      if (inWork !== null) refused(inWork, kind);
    },
    async adopt() {
      for (const orphan of local.keys()) {
        if (!orphan.startsWith(COMMANDS_PREFIX) || orphan === key) continue;
        if (!(await isTabGone(orphan.slice(COMMANDS_PREFIX.length), side.locks))) continue;
        // Under the same ids: should another tab adopt them too, each still acts once.
        for (const command of readWaiting(local.read(orphan))) outbox.add(command);
        keep();
        local.remove(orphan);
      }
      pump();
    },
    moved() {
      // The copy under the old id belongs to the other tab now; ids make repeats harmless.
      key = keyOf(side.tab());
      keep();
    },
    forget() {
      clearTimeout(late);
      inWork = null;
      outbox.withdraw(() => true);
      keep();
    },
  };
}

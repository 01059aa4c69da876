import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { isRecord, listOf } from '../unknown.ts';

/** A command until it is answered. */
export interface Waiting {
  readonly id: string;
  readonly at: number;
  readonly body: VisitorCommand;
}

/**
 * Commands in the order they were made, one in work at a time: a line must not overtake the opening
 * of its conversation, and what must be tried again must not be overtaken either. Nothing here is
 * ever dropped for lack of room: the composer stops before (OUTBOX_LINES_MAX).
 */
export interface CommandOutbox {
  add(command: Waiting): void;
  /** Before all others: what they turned out to need. */
  addFirst(command: Waiting): void;
  head(): Waiting | undefined;
  /** The command with this id was answered for good; it leaves. */
  answered(id: string): Waiting | undefined;
  /** Lines written for one conversation go to another: a second tab opened it first. */
  retarget(from: string, to: string): void;
  /** Takes out what matches. */
  withdraw(matches: (command: Waiting) => boolean): readonly Waiting[];
  all(): readonly Waiting[];
  /** What outlives the page: everything but a signed identity, which is a credential of minutes. */
  kept(): readonly Waiting[];
}

export function openCommandOutbox(kept: readonly Waiting[]): CommandOutbox {
  let waiting = [...kept];
  return {
    add(command) {
      waiting = [...waiting.filter((each) => !isOvertaken(each, command, waiting[0])), command];
    },
    addFirst(command) {
      waiting = [command, ...waiting];
    },
    head: () => waiting[0],
    answered(id) {
      const found = waiting.find((each) => each.id === id);
      waiting = waiting.filter((each) => each.id !== id);
      return found;
    },
    retarget(from, to) {
      waiting = waiting.map((each) =>
        each.body.type === 'chat.say' && each.body.conversation === from
          ? { ...each, body: { ...each.body, conversation: to } }
          : each,
      );
    },
    withdraw(matches) {
      const taken = waiting.filter(matches);
      waiting = waiting.filter((each) => !matches(each));
      return taken;
    },
    all: () => waiting,
    kept: () => waiting.filter(({ body }) => body.type !== 'visitor.identify'),
  };
}

/** Only the newest "seen", consent and identity matter; the head may be on its way and stays. */
function isOvertaken(old: Waiting, by: Waiting, head: Waiting | undefined): boolean {
  if (old === head || old.body.type !== by.body.type) return false;
  switch (by.body.type) {
    case 'chat.see':
    case 'consent.set':
    case 'visitor.identify':
      return true;
    default:
      return false;
  }
}

/** What storage gave back, if it is what was put there. */
export function readWaiting(kept: unknown): readonly Waiting[] {
  return listOf(kept).filter(isWaiting);
}

function isWaiting(value: unknown): value is Waiting {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.at === 'number' &&
    isRecord(value.body) &&
    typeof value.body.type === 'string'
  );
}

import { type ReadonlySignal, signal } from '@preact/signals';
import type { SuggestionUse } from '../../../shared/protocol/messages/suggestion.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Commands } from './commands.ts';
import type { TableSignals } from './tables.ts';

/** A line that was written and is not in the tables yet. */
export interface AfloatLine {
  readonly line: string;
  readonly conversation: string;
  readonly text: string;
  readonly at: number;
}

export interface Afloat {
  /** In the order of writing. A line stays here until the conversation has it or it was refused. */
  readonly lines: ReadonlySignal<readonly AfloatLine[]>;
  /** @param suggestion what the line was made from */
  say(
    conversation: string,
    text: string,
    onKept: () => void,
    suggestion?: SuggestionUse | null,
  ): void;
  /** The tables have these lines now. */
  landed(lines: ReadonlySet<string>): void;
}

/**
 * Lines on their way. The outbox forgets a line at its ack and the tables learn it from the feed;
 * what lies between must not blink.
 */
export function followLines(
  commands: Commands,
  tables: TableSignals,
  newId: () => string,
  now: () => number,
): Afloat {
  const lines = signal<readonly AfloatLine[]>([]);
  const add = (more: readonly AfloatLine[]) => {
    const known = new Set(lines.peek().map(({ line }) => line));
    const fresh = more.filter(({ line }) => !known.has(line));
    if (fresh.length > 0) lines.value = [...lines.peek(), ...fresh];
  };
  const drop = (gone: ReadonlySet<string>) => {
    if (lines.peek().some(({ line }) => gone.has(line))) {
      lines.value = lines.peek().filter(({ line }) => !gone.has(line));
    }
  };
  tables.outbox.subscribe((rows) => {
    add((rows ?? []).flatMap(({ at, body }) => (isSaying(body) ? [{ ...body, at }] : [])));
  });
  tables.refusals.subscribe((rows) => {
    drop(new Set((rows ?? []).flatMap(({ body }) => (isSaying(body) ? [body.line] : []))));
  });
  return {
    lines,
    landed: drop,
    say: (conversation, text, onKept, suggestion = null) => {
      const line = newId();
      add([{ line, conversation, text, at: now() }]);
      commands.send(
        {
          type: 'chat.say',
          conversation,
          line,
          text,
          ...(suggestion === null ? {} : { suggestion }),
        },
        {
          onKept,
          onEnd: (ending) => {
            // A full outbox refuses before it keeps: the words must not hang there as pending.
            if (ending.kind === 'refused') drop(new Set([line]));
          },
        },
      );
    },
  };
}

function isSaying(body: AgentCommand): body is Extract<AgentCommand, { type: 'chat.say' }> {
  return body.type === 'chat.say';
}

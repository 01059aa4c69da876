import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorKind } from '../../../shared/protocol/error-kind.ts';
import type { RefusalReason } from '../../../shared/protocol/refusal-reason.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { OutboxRow } from '../../db/queries.ts';
import type { FromPanel } from '../../platform/panel-channel.ts';
import type { PanelPort } from './port.ts';

/** Why the sidecar, or the background for it, said no. */
export type Refused = {
  readonly kind: 'refused';
  readonly refusal: ErrorKind;
  readonly sentence: string;
  readonly reason?: RefusalReason | undefined;
};

/** How a command ended. */
export type Ending =
  | { readonly kind: 'acked'; readonly code: string; readonly expiresAt: number }
  | { readonly kind: 'done' }
  | Refused;

type Following = {
  /** It is in the outbox: nothing can lose it any more. */
  readonly onKept?: () => void;
  readonly onEnd?: (ending: Ending) => void;
};

export interface Commands {
  /** Gives the intent to the background; returns the command's id. */
  send(body: AgentCommand, following?: Following): string;
  /** How a command of this panel ended; undefined while it is on its way. */
  ending(id: string): ReadonlySignal<Ending | undefined>;
  /** On their way: in the outbox, or not yet known to be there. */
  readonly pending: ReadonlySignal<readonly AgentCommand[]>;
}

/** Intent → background. Until the background says "kept", a command is said again after its death. */
export function followCommands(
  port: PanelPort,
  outbox: ReadonlySignal<readonly OutboxRow[] | undefined>,
  newId: () => string,
): Commands {
  type Sent = Extract<FromPanel, { kind: 'command' }>;
  const unkept = signal<ReadonlyMap<string, Sent>>(new Map());
  const followed = new Map<string, Following>();
  const endings = signal<ReadonlyMap<string, Ending>>(new Map());
  const pending = signal<readonly AgentCommand[]>([]);

  const forget = (id: string) => {
    const rest = new Map(unkept.peek());
    if (rest.delete(id)) unkept.value = rest;
  };
  const end = (id: string, ending: Ending) => {
    const following = followed.get(id);
    if (following === undefined) return;
    forget(id);
    endings.value = new Map(endings.peek()).set(id, ending);
    followed.delete(id);
    following?.onEnd?.(ending);
  };
  const count = () => {
    const kept = outbox.value ?? [];
    const ids = new Set(kept.map(({ id }) => id));
    const early = [...unkept.value.values()].filter(({ id }) => !ids.has(id));
    pending.value = [...kept, ...early].map(({ body }) => body);
  };
  outbox.subscribe(count);
  unkept.subscribe(count);

  port.onAttach(() => {
    for (const command of unkept.peek().values()) port.post(command);
  });
  port.onMessage((message) => {
    if (message.kind === 'kept') {
      followed.get(message.id)?.onKept?.();
      forget(message.id);
    } else if (message.kind === 'acked') {
      const { result } = message;
      end(message.id, result === null ? { kind: 'done' } : { kind: 'acked', ...result });
    } else if (message.kind === 'refused') {
      const { id, ...refused } = message;
      end(id, refused);
    }
  });

  return {
    pending,
    ending: (id) => computed(() => endings.value.get(id)),
    send: (body, following) => {
      const command: Sent = { kind: 'command', id: newId(), body };
      followed.set(command.id, following ?? {});
      unkept.value = new Map(unkept.peek()).set(command.id, command);
      port.post(command);
      return command.id;
    },
  };
}

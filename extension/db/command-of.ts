import type { AgentSnapshot } from '../../shared/protocol/messages/snapshot.ts';
import type { AgentCommand } from '../../shared/protocol/shape.ts';

/** Ids that a command may name, of some visitors or of all who are still there. */
export interface Named {
  readonly visitors: ReadonlySet<string>;
  readonly conversations: ReadonlySet<string>;
  readonly sessions: ReadonlySet<string>;
  readonly cobrowses: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly approvals: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
}

/** Whether a command is about one of these; null when it is about no visitor at all. */
export function isAboutThese(body: AgentCommand, named: Named): boolean | null {
  if ('conversation' in body) return named.conversations.has(body.conversation);
  if ('cobrowse' in body) return named.cobrowses.has(body.cobrowse);
  if ('code' in body) return named.codes.has(body.code);
  if ('approval' in body) return named.approvals.has(body.approval);
  if ('task' in body) return named.tasks.has(body.task);
  if ('visitor' in body) return named.visitors.has(body.visitor);
  return 'session' in body ? named.sessions.has(body.session) : null;
}

/** Everybody a snapshot names. Of a session nobody can tell: none is there. */
export function namedIn(snapshot: AgentSnapshot): Named {
  const { conversations, cobrowses = [], exercises = [], approvals = [], tasks = [] } = snapshot;
  return {
    visitors: new Set(conversations.map(({ visitor }) => visitor)),
    conversations: new Set(conversations.map(({ conversation }) => conversation)),
    sessions: new Set(),
    cobrowses: new Set(cobrowses.map(({ cobrowse }) => cobrowse)),
    codes: new Set(exercises.flatMap(({ code }) => code?.code ?? [])),
    approvals: new Set(approvals.map(({ approval }) => approval)),
    tasks: new Set(tasks.map(({ task }) => task)),
  };
}

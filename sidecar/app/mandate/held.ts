import { assertNever } from '../../../shared/kernel/assert.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import { permitted } from '../agent/permission.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { type Asked, heldBy } from '../conversation/held.ts';
import { refusalOf } from '../conversation/refusal.ts';
import { NO_CODE, NO_VISITOR } from './refusal.ts';

/** A conversation in which something is given, and to whom. */
export interface AskedToGive extends Asked {
  readonly visitor: Visitor;
}

/** The caller's conversation while they talk or wrap up: before it nobody is helped, after it it is over. */
export async function givenIn(
  work: Work,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly conversation: string },
): Promise<Result<AskedToGive, Refusal>> {
  const held = await heldBy(work, who, command);
  if (!held.isOk) return held;
  const { conversation } = held.value;
  const refused = whyNotNow(conversation);
  if (refused !== null) return err(refused);
  const visitor = await work.tx.visitors.find(conversation.visitor);
  return visitor === null ? err(NO_VISITOR) : ok({ ...held.value, visitor });
}

/** Why nothing is given in it now; null while people talk or it is wrapped up. */
export function whyNotNow({ state }: Pick<Conversation, 'state'>): Refusal | null {
  switch (state) {
    case 'queued':
      return refusalOf('waiting');
    case 'assigned':
      return refusalOf('unanswered');
    case 'active':
    case 'wrap-up':
      return null;
    case 'closed':
      return refusalOf('closed');
    default:
      return assertNever(state);
  }
}

/** A code of a conversation that the caller holds, or any for whom the command reaches that far. */
export async function codeHeldBy(
  work: Work,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly code: string },
): Promise<Result<Asked & { readonly code: Code }, Refusal>> {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may;
  const code = await work.tx.codes.find(asId(command.code));
  if (code === null) return err(NO_CODE);
  const { type } = command;
  const held = await heldBy(work, who, { type, conversation: code.conversation });
  return held.isOk ? ok({ ...held.value, code }) : held;
}

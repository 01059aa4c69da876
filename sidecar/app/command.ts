import { assert } from '../../shared/kernel/assert.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import type { AgentCommand, VisitorCommand } from '../../shared/protocol/shape.ts';
import { type Audience, ofAgent, ofVisitor } from '../domain/audience.ts';
import type { Answer } from '../ports/store/marks.ts';
import {
  type AgentCaller,
  type Caller,
  type Environment,
  refuse,
  type VisitorCaller,
  type Work,
} from './context.ts';
import { UNKNOWN_VISITOR } from './conversation/open.ts';
import { doAgentCommand, doVisitorCommand, prepareVisitorCommand } from './dispatch.ts';
import { commit } from './pipeline.ts';

/** A shop page's command: acts once under its id, and always gets the same answer (SPEC FD3). */
export async function visitorCommand(
  environment: Environment,
  who: VisitorCaller,
  id: MessageId,
  command: VisitorCommand,
): Promise<Answer> {
  const prepared = await prepareVisitorCommand(environment, who, command);
  return once(environment, who, id, command, (work) =>
    doVisitorCommand(work, who, command, id, prepared),
  );
}

/** A panel's command: acts once under its id, and always gets the same answer (SPEC FD3). */
export function agentCommand(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  command: AgentCommand,
): Promise<Answer> {
  return once(environment, who, id, command, (work) => doAgentCommand(work, who, command, id));
}

function once(
  environment: Environment,
  who: Caller,
  id: MessageId,
  command: { readonly type: string },
  act: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const caller = audienceOf(who);
  const bodyHash = environment.digest.sha256(JSON.stringify(command));
  return commit(environment, async (work) => {
    const mark = await work.tx.marks.find(caller, id);
    if (mark !== null) return mark.bodyHash === bodyHash ? mark.answer : otherBody();
    // Erased since the page said hello: not even that it asked is kept (SPEC ER1).
    if (who.kind === 'visitor' && (await work.tx.visitors.find(who.visitor)) === null) {
      return UNKNOWN_VISITOR;
    }
    const answer = await act(work);
    assert(answer.kind === 'done' || answer.sentence.length > 0, 'a refusal says why');
    if (isForGood(answer)) {
      await work.tx.marks.put({ caller, id, bodyHash, answer, at: work.now });
    }
    return answer;
  });
}

/** No room now may be room later: a page asks again under the same id until there is (SPEC VS9). */
function isForGood(answer: Answer): boolean {
  return answer.kind === 'done' || answer.refusal !== 'at-capacity';
}

function otherBody(): Answer {
  return refuse(
    'already-used',
    'This id was used for another command. Send it under a new id.',
    'id-taken',
  );
}

function audienceOf(who: Caller): Audience {
  return who.kind === 'agent' ? ofAgent(who.agent) : ofVisitor(who.visitor);
}

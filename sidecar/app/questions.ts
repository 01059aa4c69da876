import { assertNever } from '../../shared/kernel/assert.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { REVOKED } from './agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from './context.ts';
import { look } from './pipeline.ts';
import { answerConversations } from './report/conversations.ts';
import { answerJourney } from './report/journey.ts';
import { answerLines } from './report/lines.ts';
import { answerMeasures } from './report/measures.ts';
import { answerVisitor } from './report/visitor.ts';

/** A question of an agent → its answer, from one consistent picture; nothing is written. */
export function answerQuestion(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  question: AgentQuestion,
): Promise<AgentAnswer | Refusal> {
  return look(environment, async (work): Promise<AgentAnswer | Refusal> => {
    // As for commands: who was revoked a moment ago learns nothing more (SPEC PP3).
    const agent = await work.tx.agents.find(who.agent);
    if (agent === null || agent.isRevoked) return REVOKED;
    switch (question.type) {
      case 'visitor.ask':
        return answerVisitor(work, id, question);
      case 'journey.ask':
        return answerJourney(work, id, question);
      case 'measures.ask':
        return answerMeasures(work, environment.log, id, question);
      case 'conversations.ask':
        return answerConversations(work, who, id, question);
      case 'lines.ask':
        return answerLines(work, who, id, question);
      default:
        return assertNever(question);
    }
  });
}

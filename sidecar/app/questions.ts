import { assertNever } from '../../shared/kernel/assert.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { REVOKED } from './agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from './context.ts';
import { look } from './pipeline.ts';
import { answerAllowed } from './report/allowed.ts';
import { answerConversations } from './report/conversations.ts';
import { answerGiven } from './report/given.ts';
import { answerJourney } from './report/journey.ts';
import { answerLedgerCheck } from './report/ledger-check.ts';
import { answerLedger } from './report/ledger-page.ts';
import { answerLines } from './report/lines.ts';
import { answerMandates } from './report/mandates.ts';
import { answerMeasures } from './report/measures.ts';
import { answerTry } from './report/try-mandate.ts';
import { answerVisitor } from './report/visitor.ts';

/** A question of an agent → its answer; nothing is written. */
export async function answerQuestion(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  question: AgentQuestion,
): Promise<AgentAnswer | Refusal> {
  // Of one picture each, but for the check: it reads everything there is, while others go on.
  if (question.type === 'ledger.check') return checkFor(environment, who, id);
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
      case 'allowed.ask':
        return answerAllowed(work, who, id, question);
      case 'mandates.ask':
        return answerMandates(work, who, id);
      case 'mandate.try':
        return answerTry(work, who, id, question);
      case 'given.ask':
        return answerGiven(work, who, id, question);
      case 'ledger.ask':
        return answerLedger(work, who, id, question);
      default:
        return assertNever(question);
    }
  });
}

async function checkFor(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
): Promise<AgentAnswer | Refusal> {
  const agent = await look(environment, ({ tx }) => tx.agents.find(who.agent));
  if (agent === null || agent.isRevoked) return REVOKED;
  return answerLedgerCheck(environment, who, id);
}

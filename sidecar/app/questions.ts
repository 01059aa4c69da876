import { assertNever } from '../../shared/kernel/assert.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { REVOKED } from './agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from './context.ts';
import { answerArticle } from './knowledge/answer-article.ts';
import { answerArticles } from './knowledge/answer-articles.ts';
import { answerTryArticle } from './knowledge/answer-try.ts';
import { answerLearning } from './learning/answer-learning.ts';
import { look } from './pipeline.ts';
import { answerReplay } from './replay/answer-question.ts';
import { answerStop } from './replay/answer-stop.ts';
import { answerAllowed } from './report/allowed.ts';
import { answerConversations } from './report/conversations.ts';
import { answerDispositions } from './report/dispositions.ts';
import { answerEffect } from './report/effect.ts';
import { answerGaps } from './report/gaps.ts';
import { answerGiven } from './report/given.ts';
import { answerJourney } from './report/journey.ts';
import { answerLedgerCheck } from './report/ledger-check.ts';
import { answerLedger } from './report/ledger-page.ts';
import { answerLines } from './report/lines.ts';
import { answerMandates } from './report/mandates.ts';
import { answerMeasures } from './report/measures.ts';
import { answerTry } from './report/try-mandate.ts';
import { answerVisitor } from './report/visitor.ts';
import { answerSuggestions } from './suggestion/suggest.ts';

/** A question of an agent → its answer; nothing is written. */
export async function answerQuestion(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  question: AgentQuestion,
  asking: Asking = STAYS,
): Promise<AgentAnswer | Refusal> {
  // Of one picture each, but for the check: it reads everything there is, while others go on.
  if (question.type === 'ledger.check') return checkFor(environment, who, id);
  // Nor these: they wait for something other than the store, or read page by page.
  if (question.type === 'suggestions.ask') return answerSuggestions(environment, who, id, question);
  if (question.type === 'gaps.ask') return answerGaps(environment, who, id, question);
  if (question.type === 'effect.ask') return answerEffect(environment, who, id, question);
  if (question.type === 'measures.ask') return answerMeasures(environment, who, id, question);
  if (question.type === 'learning.ask') return answerLearning(environment, who, id, question);
  if (question.type === 'replay.ask') {
    return answerReplay(environment, who, id, question, asking.gone);
  }
  if (question.type === 'replay.stop') return answerStop(environment, who, id, question, asking);
  return look(environment, async (work): Promise<AgentAnswer | Refusal> => {
    // As for commands: who was revoked a moment ago learns nothing more (SPEC PP3).
    const agent = await work.tx.agents.find(who.agent);
    if (agent === null || agent.isRevoked) return REVOKED;
    switch (question.type) {
      case 'visitor.ask':
        return answerVisitor(work, id, question);
      case 'journey.ask':
        return answerJourney(work, id, question);
      case 'dispositions.ask':
        return answerDispositions(work, id);
      case 'conversations.ask':
        return answerConversations(work, who, id, question);
      case 'lines.ask':
        return answerLines(work, who, id, question);
      case 'allowed.ask':
        return answerAllowed(work, who, id, question);
      case 'mandates.ask':
        return answerMandates(work, who, id, question);
      case 'mandate.try':
        return answerTry(work, who, id, question);
      case 'given.ask':
        return answerGiven(work, who, id, question);
      case 'articles.ask':
        return answerArticles(work, id, question);
      case 'article.ask':
        return answerArticle(work, id, question);
      case 'article.try':
        return answerTryArticle(work, who, id, question);
      case 'ledger.ask':
        return answerLedger(work, who, id, question);
      default:
        return assertNever(question);
    }
  });
}

/** Whoever asks, and waits for what takes long. */
export interface Asking {
  /** They wait no more: it is broken off. */
  readonly gone: AbortSignal;
  /** Breaks off a question of theirs that takes long, and waits until it has ended. False: there is none under that id. */
  breakOff(question: MessageId): Promise<boolean>;
}

const STAYS: Asking = { gone: new AbortController().signal, breakOff: async () => false };

async function checkFor(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
): Promise<AgentAnswer | Refusal> {
  const agent = await look(environment, ({ tx }) => tx.agents.find(who.agent));
  if (agent === null || agent.isRevoked) return REVOKED;
  return answerLedgerCheck(environment, who, id);
}

import { assertNever } from '../../shared/kernel/assert.ts';
import type { AgentQuestion } from '../../shared/protocol/shape.ts';

/** Under which key the newest answer to this question is kept; later pages have keys of their own. */
export function answerKey(question: AgentQuestion): string {
  switch (question.type) {
    case 'visitor.ask':
      return `visitor:${question.visitor}`;
    case 'journey.ask':
      return `journey:${question.visitor}:${question.before ?? ''}`;
    case 'conversations.ask':
      return `conversations:${question.visitor ?? ''}:${question.text ?? ''}:${question.before ?? ''}`;
    case 'lines.ask':
      return `lines:${question.conversation}:${question.before ?? ''}`;
    case 'measures.ask':
      return 'measures';
    case 'allowed.ask':
      return `allowed:${question.conversation}`;
    case 'mandates.ask':
      return 'mandates';
    case 'mandate.try':
      return `try:${question.mandate ?? ''}`;
    case 'given.ask':
      return `given:${question.days}`;
    case 'ledger.ask':
      return `ledger:${question.before ?? ''}`;
    case 'ledger.check':
      return 'ledger-check';
    default:
      return assertNever(question);
  }
}

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
    case 'dispositions.ask':
      return 'dispositions';
    case 'measures.ask':
      return `measures:${question.since}`;
    case 'allowed.ask':
      return `allowed:${question.conversation}`;
    case 'mandates.ask':
      return question.after === undefined ? 'mandates' : `mandates:${question.after ?? ''}`;
    case 'mandate.try':
      return `try:${question.mandate ?? ''}`;
    case 'given.ask':
      return `given:${question.days}`;
    case 'effect.ask':
      return `effect:${question.days}`;
    case 'learning.ask':
      return `learning:${question.shop ?? ''}`;
    case 'replay.ask':
      return `replay:${question.days}:${question.model ?? ''}:${question.changes ?? ''}`;
    case 'replay.stop':
      return 'replay-stop';
    case 'ledger.ask':
      // A file is made of one page after another: only the last is kept.
      return question.most === undefined ? `ledger:${question.before ?? ''}` : 'ledger-file';
    case 'articles.ask':
      return `articles:${question.after}`;
    case 'article.ask':
      return `article:${question.article}:${question.before ?? ''}`;
    case 'article.try':
      return `try-article:${question.article ?? ''}`;
    case 'ledger.check':
      return 'ledger-check';
    case 'suggestions.ask':
      return `suggestions:${question.conversation}:${question.mode}:${question.line ?? question.text}`;
    case 'gaps.ask':
      return `gaps:${question.days}`;
    default:
      return assertNever(question);
  }
}

import { ERROR_KINDS } from '../../../shared/protocol/error-kind.ts';
import type { Callers } from './callers.ts';
import type { Rule } from './rule.ts';

/** FD3: the same command has one answer for good, whatever connection asks and whatever crashed. */
export function answersOnce(callers: Callers): Rule {
  const answers = new Map<string, string>();
  return {
    name: 'FD3',
    heard({ life, envelope: { body } }) {
      if (body.type !== 'ack' && body.type !== 'refused') return null;
      // "Not now" is no answer for good.
      if (body.type === 'refused' && ERROR_KINDS[body.kind].canRetry) return null;
      const key = `${callers.of(life)} ${body.of}`;
      const answer = body.type === 'ack' ? 'ack' : body.kind;
      const before = answers.get(key);
      answers.set(key, answer);
      if (before === undefined || before === answer) return null;
      return `command ${body.of} was answered ${before} and then ${answer}`;
    },
  };
}

import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Mark } from '../../ports/store/marks.ts';

/** When the code ends that a command was answered with; null when it was answered without one. */
export function codeEnd({ answer }: Pick<Mark, 'answer'>): EpochMs | null {
  return answer.kind === 'done' && answer.result !== null ? answer.result.expiresAt : null;
}

import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { DispositionsAnswered } from '../../../shared/protocol/messages/conversation.ts';
import type { Work } from '../context.ts';

/** How a conversation may end, by the policy of this moment (SPEC CV6). */
export function answerDispositions(
  { policy }: Pick<Work, 'policy'>,
  id: MessageId,
): DispositionsAnswered {
  return {
    type: 'dispositions.answered',
    of: id,
    dispositions: policy.dispositions.map(({ id, nl, en }) => ({ id, nl, en })),
  };
}

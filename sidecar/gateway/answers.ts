import type { MessageId } from '../../shared/kernel/ids.ts';
import type { Ack, Refused } from '../../shared/protocol/messages/receipt.ts';
import { type Outcome, refuse } from '../app/context.ts';
import { isUnavailable } from './faults.ts';

/** A command's outcome as the message that takes it out of the other side's outbox. */
export function receiptFor(id: MessageId, outcome: Outcome): Ack | Refused {
  if (outcome.kind === 'done') return { type: 'ack', of: id, result: outcome.result };
  const { kind: _, refusal, ...why } = outcome;
  return { type: 'refused', of: id, kind: refusal, ...why };
}

/**
 * Runs to an outcome whatever happens. A store that cannot write is a no that may be asked again; a
 * bug is one that may not, so that one command cannot stand in front of all others for ever.
 */
export async function outcomeOf<T>(
  run: () => Promise<T>,
  faulted: (error: unknown) => void,
): Promise<T | ReturnType<typeof refuse>> {
  try {
    return await run();
  } catch (error) {
    faulted(error);
    return isUnavailable(error)
      ? refuse('unavailable', 'This cannot be kept at the moment. It will be tried again.')
      : refuse('fault', 'This went wrong in the sidecar and was not done. It is in its log.');
  }
}

import type { MessageId, ShopId } from '../../../shared/kernel/ids.ts';
import { ofShop } from '../../domain/audience.ts';
import type { Answer } from '../../ports/store/marks.ts';
import { type Environment, refuse, type Work } from '../context.ts';
import { commit } from '../pipeline.ts';

/** A signed call of a shop's server. */
export interface ShopCall {
  readonly shop: ShopId;
  /** Its once-only key. */
  readonly key: MessageId;
  /** Path and body, as they were signed. */
  readonly about: string;
}

/**
 * Acts once under the call's key: the same key with the same body always gets the same answer, with another body
 * a refusal (SPEC CD5).
 */
export function shopCall(
  environment: Environment,
  { shop, key, about }: ShopCall,
  act: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const caller = ofShop(shop);
  const bodyHash = environment.digest.sha256(about);
  return commit(environment, async (work) => {
    const mark = await work.tx.marks.find(caller, key);
    if (mark !== null) return mark.bodyHash === bodyHash ? mark.answer : OTHER_BODY;
    const answer = await act(work);
    await work.tx.marks.put({ caller, id: key, bodyHash, answer, at: work.now });
    return answer;
  });
}

/** The answer in the words that are kept with the key. */
export function said(fields: Readonly<Record<string, unknown>>): Answer {
  return { kind: 'done', result: null, said: JSON.stringify(fields) };
}

const OTHER_BODY = refuse(
  'already-used',
  'This idempotency key was used for another request. Send it under a new key.',
);

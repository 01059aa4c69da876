import { asId, type MessageId, type ShopId } from '../../../shared/kernel/ids.ts';
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
  /** The signature, where it does not cover the key; null where it does. */
  readonly looseSignature: string | null;
}

/**
 * Acts once under the call's key: the same key with the same body always gets the same answer, with another body
 * a refusal (SPEC CD5). Who overheard a call whose signature does not cover the key could send it again under
 * another one, as "not paid" after the payment; so such a signature acts once, too.
 */
export function shopCall(
  environment: Environment,
  { shop, key, about, looseSignature }: ShopCall,
  act: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const caller = ofShop(shop);
  const { sha256 } = environment.digest;
  const bodyHash = sha256(about);
  const signed = looseSignature === null ? null : asId<MessageId>(sha256(looseSignature));
  return commit(environment, async (work) => {
    const mark = await work.tx.marks.find(caller, key);
    if (mark !== null) return mark.bodyHash === bodyHash ? mark.answer : OTHER_BODY;
    const heard = signed === null ? null : await work.tx.marks.find(caller, signed);
    // Its key is left free: it may be the one that the shop itself uses next.
    if (heard !== null) return heard.answer;
    const answer = await act(work);
    const kept = { caller, bodyHash, answer, at: work.now };
    await work.tx.marks.put({ ...kept, id: key });
    if (signed !== null) await work.tx.marks.put({ ...kept, id: signed });
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

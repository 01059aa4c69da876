import type { OfferId } from '../../../shared/kernel/ids.ts';
import { engage } from '../../domain/engagement/offer.ts';
import type { Work } from '../context.ts';

/** An agent answered the conversation that came from this offer: the engagement (SPEC MS1). */
export async function noteEngaged(work: Work, offer: OfferId): Promise<void> {
  const accepted = await work.tx.offers.find(offer);
  if (accepted === null) return;
  const engaged = engage(accepted, work.now);
  if (engaged.isOk) await work.tx.offers.put(engaged.value);
}

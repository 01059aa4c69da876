import { asId, type MessageId, type OfferId } from '../../shared/kernel/ids.ts';
import type { Environment, Outcome } from '../../sidecar/app/context.ts';
import { acceptOffer } from '../../sidecar/app/engagement/accept-offer.ts';
import { rejectOffer } from '../../sidecar/app/engagement/reject-offer.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import type { Observed } from '../../sidecar/domain/session/act.ts';
import { aMap, aPolicy } from './builders/policy.ts';
import { viewed } from './builders/session.ts';
import { policyOf, type TestEnvironment, testEnvironment } from './environment.ts';
import { aVisit, type Visit } from './visit.ts';

/** What COUPON_MAP waits for. */
export const COUPON: Observed = {
  type: 'hesitation.noticed',
  page: 'page-1',
  hesitation: 'coupon-focus',
};
export const COUPON_MAP = aMap({ hesitations: ['coupon-focus'] });
/** The id of a command where the test is not about it. */
export const MESSAGE = asId<MessageId>('message-1');

/** A shop that approaches who thinks about a coupon; name only what matters. */
export function shopWith(but: Parameters<typeof aPolicy>[0] = {}): TestEnvironment {
  return testEnvironment({ policy: policyOf(aPolicy({ actionMaps: [COUPON_MAP], ...but })) });
}

/** A new visitor for whom COUPON_MAP calls for an offer. */
export async function hesitate(environment: Environment): Promise<Visit> {
  const visit = await aVisit(environment);
  await visit.send(viewed('checkout'), COUPON);
  return visit;
}

/** The visitor's newest stamp. @throws when there is none */
export async function offerOf(visit: Visit): Promise<OfferId> {
  const [offer] = await visit.offers();
  if (offer === undefined) throw new Error('no offer was stamped');
  return offer.offer;
}

export async function accept(
  environment: Environment,
  visit: Visit,
  conversation = 'talk-1',
): Promise<Outcome> {
  const offer = await offerOf(visit);
  const command = { type: 'offer.accept', offer, conversation } as const;
  return commit(environment, (work) => acceptOffer(work, visit.who, command, MESSAGE));
}

export async function reject(environment: Environment, visit: Visit): Promise<Outcome> {
  const offer = await offerOf(visit);
  const command = { type: 'offer.reject', offer } as const;
  return commit(environment, (work) => rejectOffer(work, visit.who, command, MESSAGE));
}

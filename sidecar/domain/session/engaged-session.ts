import type { Offer } from '../engagement/offer.ts';
import { silenceAfter } from '../engagement/qualify.ts';
import { type Reason, silent } from '../engagement/reason.ts';
import type { Session } from './session.ts';

/** The session after an offer of its was stamped or moved. */
export function withOffer(session: Session, offer: Offer): Session {
  const { engagement } = session;
  const shown = engagement.offer;
  if (shown !== null && shown.offer !== offer.offer && shown.state === 'offered') return session;
  const { actionMap, state } = offer;
  const isNewlyDone =
    actionMap !== null && state !== 'blocked' && !engagement.mapsDone.includes(actionMap);
  return {
    ...session,
    engagement: {
      ...engagement,
      offer: { offer: offer.offer, state },
      silence: silenceOf(offer),
      mapsDone: isNewlyDone ? [...engagement.mapsDone, actionMap] : engagement.mapsDone,
    },
  };
}

/** The session with why nothing is offered; while an offer is open there is no silence (SPEC EN5). */
export function withSilence(session: Session, silence: Reason): Session {
  const isOffering = session.engagement.offer?.state === 'offered';
  return {
    ...session,
    engagement: { ...session.engagement, silence: isOffering ? null : silence },
  };
}

function silenceOf(offer: Offer): Reason | null {
  if (offer.state === 'offered') return null;
  if (offer.state === 'accepted') return silent('already-talking');
  return offer.silence ?? silenceAfter(offer.state);
}

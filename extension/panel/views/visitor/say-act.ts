import { assertNever } from '../../../../shared/kernel/assert.ts';
import type { JourneyAct } from '../../../../shared/protocol/messages/report.ts';
import { capital, sayReason, sayReasons, type Words } from '../../words/words.ts';

/** What an act looks like in a list: a quiet line, one that hesitates, one about an offer, a good end. */
export type ActTone = 'plain' | 'hesitates' | 'offer' | 'ordered';
export type SaidAct = { readonly says: string; readonly tone: ActTone };

/** One act of a journey in words. */
export function sayAct(words: Words, { act }: JourneyAct): SaidAct {
  const plain = (says: string): SaidAct => ({ says: capital(says), tone: 'plain' });
  switch (act.type) {
    case 'page.viewed':
      return plain(act.title === '' ? words.pages[act.pageType] : act.title);
    case 'page.left':
      return plain(words.visitor.visible(words.time.length(act.visibleMs)));
    case 'product.viewed':
      return plain(words.acts.viewed(act.product.name));
    case 'list.viewed':
      return plain(words.acts.listed(act.name));
    case 'search.made':
      return plain(words.acts.searched(act.query));
    case 'basket.changed': {
      const { lines, valueMinor, currency } = act.basket;
      const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      if (pieces === 0) return plain(words.acts.basketEmptied);
      const value = words.number.money(valueMinor, currency);
      return plain(words.acts.basket(words.visitor.pieces(pieces), value));
    }
    case 'checkout.stepped':
      return plain(words.acts.checkout[act.step]);
    case 'hesitation.noticed': {
      const reason = { kind: act.hesitation, count: null, about: null };
      return { says: capital(sayReason(words, reason)), tone: 'hesitates' };
    }
    case 'hesitation.read':
      return { says: capital(sayReason(words, act.reason)), tone: 'hesitates' };
    case 'order.claimed': {
      const value = words.number.money(act.valueMinor, act.currency);
      return { says: capital(words.acts.ordered(value)), tone: 'ordered' };
    }
    case 'refund.claimed':
      return plain(words.acts.refunded(words.number.money(act.valueMinor, act.currency)));
    case 'track.noted':
      return plain(words.acts.tracked(act.name));
    case 'offer.stamped':
      return { says: sayStamp(words, act), tone: 'offer' };
    default:
      return assertNever(act);
  }
}

type Stamp = Extract<JourneyAct['act'], { type: 'offer.stamped' }>;

/** An offer with why it was made, or why it was not. */
export function sayStamp(
  words: Words,
  stamp: Pick<Stamp, 'state' | 'reasons' | 'silence'>,
): string {
  const parts = [words.offers[stamp.state]];
  if (stamp.silence !== null) parts.push(sayReason(words, stamp.silence));
  else if (stamp.reasons.length > 0) {
    const [first = '', ...rest] = sayReasons(words, stamp.reasons);
    parts.push(first.toLowerCase() + rest.join(''));
  }
  return parts.join(': ');
}

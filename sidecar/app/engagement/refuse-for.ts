import type { ErrorKind } from '../../../shared/protocol/error-kind.ts';
import type { RefusalWord } from '../../../shared/protocol/refusal-reason.ts';
import type { Reason, SilenceReason } from '../../domain/engagement/reason.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why an offer by hand is refused, for the agent who made it. */
export function refuseFor(silence: Reason): Refusal {
  const [kind, sentence, word] = isHandSilence(silence.kind) ? SENTENCES[silence.kind] : OTHER;
  return refuse(kind, sentence, word);
}

type HandSilence = Extract<
  SilenceReason,
  | 'held-out'
  | 'capped'
  | 'declined-before'
  | 'nobody-on-shift'
  | 'nobody-free'
  | 'not-consented'
  | 'already-talking'
  | 'offer-open'
  | 'visitor-blocked'
  | 'ordered'
>;

const OTHER = [
  'wrong-state',
  'Nothing can be offered to this visitor now.',
  'offer-not-now',
] as const;

const SENTENCES: Readonly<Record<HandSilence, readonly [ErrorKind, string, RefusalWord]>> = {
  'held-out': [
    'not-allowed',
    'This visitor is in the group that is never approached, so that you can see what offers bring. You can help as soon as they open the chat.',
    'offer-held-out',
  ],
  capped: [
    'not-allowed',
    'This visitor has had as many offers as your policy allows. You can help as soon as they open the chat.',
    'offer-capped',
  ],
  'declined-before': [
    'not-allowed',
    'This visitor said no not long ago. You can help as soon as they open the chat.',
    'offer-declined-before',
  ],
  'nobody-on-shift': [
    'at-capacity',
    'Nobody is available. Become available, then offer again.',
    'offer-nobody-on-shift',
  ],
  'nobody-free': [
    'at-capacity',
    'All who are available have their hands full, open offers included. Offer again when somebody is free.',
    'offer-nobody-free',
  ],
  'not-consented': [
    'not-consented',
    'This visitor has not agreed to be approached.',
    'offer-not-consented',
  ],
  'already-talking': [
    'wrong-state',
    'This visitor is in a conversation already.',
    'offer-already-talking',
  ],
  'offer-open': ['wrong-state', 'This visitor has an offer on screen already.', 'offer-open'],
  'visitor-blocked': [
    'not-allowed',
    'This visitor is blocked. Unblock them first.',
    'offer-blocked',
  ],
  ordered: ['wrong-state', 'This visitor has just placed an order.', 'offer-ordered'],
};

function isHandSilence(kind: Reason['kind']): kind is HandSilence {
  return Object.hasOwn(SENTENCES, kind);
}

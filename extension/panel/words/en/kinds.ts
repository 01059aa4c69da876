import type { ErrorKind } from '../../../../shared/protocol/error-kind.ts';
import type { AgentCommand } from '../../../../shared/protocol/shape.ts';
import { ordinalRules } from '../formats.ts';
import { plural } from '../plural.ts';

/** Words for everything the protocol names by kind, in English. */
export const kinds = {
  /** Why the sidecar said no, and what to do. */
  errors: {
    malformed: 'The counter did not understand this. Update the extension, then try again.',
    'too-large': 'This is too long. Make it shorter and send it again.',
    'too-many': 'Too much at once. Wait a moment, it goes on by itself.',
    'too-many-connections': 'Too many panels are open. Close one and try again.',
    'origin-not-allowed': 'The counter does not know this extension. Ask the lead.',
    'host-not-allowed':
      'The counter is not reached by this address. Ask the lead for the right one.',
    'version-not-supported':
      'The counter and this extension differ in version. Update the extension; if it is up to date, tell the lead.',
    'hello-expected': 'The link did not start well. Try again.',
    unauthenticated: 'The counter no longer knows this machine. Connect again with a new code.',
    revoked: 'Your access was taken back. Ask the lead for a new code.',
    blocked: 'This visitor is blocked.',
    'slow-reader': 'This machine could not keep up. It connects again by itself.',
    'no-heartbeat': 'The counter stopped answering. It connects again by itself.',
    stopping: 'The counter is being restarted. It connects again by itself.',
    replaced: 'This machine is connected from another window. Close that one, or try again.',
    over: 'Looking along is over.',
    'not-found': 'It is no longer there, or not yours to see.',
    'not-allowed': 'Your role does not allow this. Ask the lead.',
    'not-consented': 'The visitor has not agreed to this.',
    'not-holder': 'Somebody else holds this conversation now.',
    'wrong-state': 'Too late or too early: it has changed in the meantime.',
    'at-capacity': 'There is no room for more now. Try again in a moment.',
    'not-covered': 'The mandate does not cover this, here and now.',
    'over-limit': 'That is more than is left of the mandate, or than it allows.',
    'needs-approval': 'A lead must say yes to this first.',
    expired: 'It came too late.',
    'already-used': 'It can be used once, and has been.',
    'identity-refused': 'The signed identity was not accepted.',
    'code-refused': 'The code is wrong, used or expired. Ask the lead for a new one.',
    fault: 'Something went wrong at the counter. Try again; if it stays, tell the lead.',
    unavailable: 'The counter cannot be reached now. Try again in a moment.',
  } satisfies Record<ErrorKind, string>,
  /** Of a kind that only a newer sidecar knows. */
  errorUnknown: 'It was refused, and this version cannot say why. Update the extension.',

  /** What was refused, as the start of the sentence. */
  commands: {
    'chat.say': 'Your line was not sent.',
    'chat.see': 'Reading was not noted.',
    'conversation.accept': 'The conversation was not accepted.',
    'conversation.decline': 'The conversation was not declined.',
    'conversation.hand-over': 'The conversation was not handed over.',
    'conversation.take-over': 'The conversation was not taken over.',
    'conversation.end': 'The conversation was not ended.',
    'conversation.wrap-up': 'The wrap-up was not saved.',
    'visitor.block': 'The visitor was not blocked.',
    'visitor.unblock': 'The visitor was not unblocked.',
    'offer.make': 'The chat was not offered.',
    'cobrowse.ask': 'The visitor was not asked whether you may look along.',
    'cobrowse.invite': 'Your colleague was not invited to look along.',
    'cobrowse.end': 'Looking along was not ended.',
    'mandate.save': 'The mandate was not saved.',
    'mandate.revoke': 'The mandate was not taken back.',
    'mandate.exercise': 'Nothing was given.',
    'code.show': 'The code was not put in the chat.',
    'code.revoke': 'The code was not taken back.',
    'code.replace': 'No new code was made.',
    'approval.ask': 'Your question was not asked.',
    'approval.withdraw': 'Your question was not taken back.',
    'approval.answer': 'Your answer was not taken.',
    'approval.delegate': 'The question was not passed on.',
    'task.settle': 'The task was not changed.',
    'task.assign': 'The task was not passed on.',
    'article.save': 'The article was not saved.',
    'article.retire': 'The article was not retired or brought back.',
    'suggestion.shown': 'What was suggested was not noted.',
    'gap.set-aside': 'The gap was not set aside.',
    'learning.roll-back': 'The model was not taken back.',
    'presence.set': 'Your presence was not changed.',
    'agent.invite': 'The invitation was not made.',
    'agent.reinvite': 'The new code was not made.',
    'agent.revoke': 'The access was not taken back.',
    'agent.change': 'The change was not saved.',
  } satisfies Record<AgentCommand['type'], string>,

  reasons: {
    'repeat-view': (count: number | null, about: string | null) =>
      `${ordinal(count ?? 2)} look${about === null ? '' : ` at ${about}`}`,
    'back-and-forth': (count: number | null) =>
      count === null
        ? 'back and forth between basket and checkout'
        : `back from checkout ${count === 2 ? 'twice' : times(count)}`,
    'idle-at-checkout': () => 'standing still at checkout',
    'coupon-focus': () => 'looking at the code field',
    'shipping-cost-view': () => 'shipping cost just seen',
    'exit-intent': () => 'about to leave',
    'rage-click': () => 'clicking again and again',
    'form-abandoned': () => 'left a form half done',
    'tab-return': () => 'left and came back',
    'price-copy': () => 'comparing prices',
    'checkout-left': () => 'left checkout',
    'basket-waiting': () => 'basket left waiting',
    dropped: (now: number | null, best: string | null) =>
      `fell from top ${best ?? 10}% to ${partOf(now)}`,
    'basket-filled': (count: number | null) => `${pieces(count ?? 1)} in the basket`,
    'checkout-reached': (step: number | null) =>
      `got as far as ${step === 3 ? 'payment' : 'shipping'}`,
    'second-look': (count: number | null, about: string | null) =>
      `${ordinal(count ?? 2)} look${about === null ? '' : ` at ${about}`}`,
    'many-products': (count: number | null) => `looked at ${products(count ?? 3)}`,
    searched: (count: number | null) => `searched ${times(count ?? 2)}`,
    'long-visit': (minutes: number | null) => `looked around for ${length(minutes ?? 5)}`,
    'came-again': (count: number | null) => `${ordinal(count ?? 2)} visit`,
    'valued-customer': () => 'good customer',
    'came-by-campaign': () => 'came from a campaign or mailing',
    'pages-that-sell': () => 'saw pages that often lead to orders',
    'by-hand': () => 'offered by hand',
    'held-out': () => 'left alone, to measure what offers do',
    capped: () => 'asked often enough',
    'declined-before': () => 'said no before',
    'nobody-on-shift': () => 'nobody on shift',
    'nobody-free': () => 'nobody free',
    'not-consented': () => 'did not agree to be seen',
    'score-rising': () => 'getting there alone',
    'score-low': () => 'just looking',
    'not-dropped': () => 'score has not fallen far enough',
    'not-worth': () => 'would order anyway, or an offer changes too little',
    'already-talking': () => 'already in a conversation',
    'offer-open': () => 'has an offer open',
    'outside-schedule': () => 'outside the set hours',
    'no-map-matches': () => 'no rule fits',
    'visitor-blocked': () => 'blocked',
    ordered: () => 'has ordered',
  },

  offers: {
    blocked: 'Not offered',
    'held-out': 'Held out',
    offered: 'Chat offered',
    accepted: 'Accepted',
    rejected: 'Said no',
    'timed-out': 'No answer',
    withdrawn: 'Taken back',
    silent: (why: string) => `Quiet: ${why}`,
  },

  phases: {
    browsing: 'browsing',
    product: 'at a product',
    basket: 'has a basket',
    checkout: 'at checkout',
    ordered: 'ordered',
  },

  steps: { begun: 'step 1', shipping: 'shipping', payment: 'payment' },

  pages: {
    home: 'Home',
    category: 'Category',
    product: 'Product',
    search: 'Search',
    basket: 'Basket',
    checkout: 'Checkout',
    'thank-you': 'Thank you',
    account: 'Account',
    service: 'Service',
    other: 'Page',
  },

  directions: { rising: 'rising', steady: 'steady', falling: 'falling' },

  acts: {
    searched: (query: string) => `searched “${query}”`,
    viewed: (name: string) => `looked at ${name}`,
    listed: (name: string) => `list ${name}`,
    basket: (pieces: string, value: string) => `basket now ${pieces}, ${value}`,
    basketEmptied: 'basket emptied',
    checkout: { begun: 'began checkout', shipping: 'chose shipping', payment: 'chose payment' },
    ordered: (value: string) => `ordered for ${value}`,
    refunded: (value: string) => `refund of ${value}`,
    tracked: (name: string) => `shop noted: ${name}`,
    offer: (state: string) => `offer: ${state}`,
  },

  notices: {
    joined: (name: string | null) => `${name ?? 'A colleague'} joined`,
    'handed-over': (name: string | null) =>
      name === null ? 'Handed over' : `Handed over to ${name}`,
    'taken-over': (name: string | null) => `${name ?? 'A colleague'} took over`,
    'back-in-queue': () => 'Back in the queue',
    ended: () => 'The conversation has ended',
    'left-message': () => 'Left a message',
  },

  states: {
    queued: 'waiting',
    assigned: 'asked to answer',
    active: 'talking',
    'wrap-up': 'wrapping up',
    closed: 'closed',
  },

  causes: {
    opened: 'opened by the visitor',
    'message-left': 'left a message',
    assigned: 'assigned',
    accepted: 'accepted',
    declined: 'declined, waits for the next',
    missed: 'not answered in time, waits for the next',
    'handed-over': 'handed over',
    'taken-over': 'taken over',
    'holder-gone': 'the holder went offline',
    'ended-by-agent': 'ended by the agent',
    'ended-by-visitor': 'ended by the visitor',
    'ended-idle': 'ended after a long silence',
    'wrapped-up': 'wrapped up',
  },

  dispositions: {
    solved: 'Solved',
    'not-solved': 'Not solved',
    ordered: 'Ordered',
    'information-given': 'Information given',
    complaint: 'Complaint',
    'visitor-left': 'Visitor left',
    spam: 'Spam',
  },
};

const pieces = plural('en', { one: '# piece', other: '# pieces' });
const products = plural('en', { one: '# product', other: '# products' });
const times = plural('en', { one: '# time', other: '# times' });
const length = plural('en', { one: '# minute', other: '# minutes' });

/** Beyond the middle nobody calls it the top. */
function partOf(now: number | null): string {
  return now === null || now > 50 ? 'the lower half' : `top ${now}%`;
}

function ordinal(count: number): string {
  const small = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'][count - 1];
  if (small !== undefined) return small;
  const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${count}${endings[ordinalRules('en').select(count)]}`;
}

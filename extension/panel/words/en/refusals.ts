import type { Denial } from '../../../../shared/protocol/messages/allowed.ts';
import type { CodeState } from '../../../../shared/protocol/messages/code.ts';
import type { RefusalReason, RefusalWord } from '../../../../shared/protocol/refusal-reason.ts';
import { figures } from '../formats.ts';

/** What a sentence about a refusal may name. */
export type Named = Omit<RefusalReason, 'word'>;

const number = (count: number | undefined): string => figures('en-GB').format(count ?? 0);
const quoted = (name: string | undefined): string =>
  name === undefined ? 'the mandate' : `“${name}”`;

/** Why the sidecar refuses, and what to do, in English. */
export const refusals = {
  'id-taken': 'It was sent twice under one number. Do it once more.',
  'leads-only': 'Only a lead can do this. Ask your lead.',
  'no-agent': 'There is no such colleague any more. Choose another.',
  'no-visitor': 'This visitor is not known here any more.',
  'page-gone': 'What you were reading has moved. Begin again from the newest.',

  'agent-there': 'This colleague is here already. Make a new code for them.',
  'team-full': ({ count }: Named) => `A team has at most ${number(count)} people.`,
  'last-lead': 'This is the last lead. Make somebody else a lead first.',
  'own-capacity-only': 'You can lower your own number of conversations. Ask a lead for the rest.',
  'invitation-ended': 'The code of this invitation has ended. Make a new one.',
  'devices-full': ({ count }: Named) =>
    `You have ${number(count)} connected browsers, which is the most. A lead can take back the access of all, then invite you again.`,

  'conversation-waiting': 'This conversation waits in the queue. Accept it first.',
  'conversation-unanswered': 'Nobody has answered this conversation yet. Accept it first.',
  'conversation-going-on': 'This conversation is going on. End it first.',
  'conversation-ended': 'This conversation has ended. Only its wrap-up is open.',
  'conversation-closed': 'This conversation is closed. The visitor can start a new one.',
  'conversation-forgotten': 'This conversation is no longer kept.',
  'no-conversation': 'This conversation is not there any more, or not yours.',
  'held-by-another': 'Somebody else holds this conversation. Take it over first.',
  'held-already': 'Who you chose holds this conversation already.',
  'colleague-talking':
    'A colleague is talking in this conversation. Ask them to hand it over, or ask a lead.',
  'no-slot': 'You have no room for one more. End a conversation or hand one over, then try again.',
  'agent-away': ({ name }: Named) =>
    `${name ?? 'Your colleague'} is not at work now. Choose another.`,
  'agent-full': ({ name }: Named) =>
    `${name ?? 'Your colleague'} has no room for one more. Choose another.`,
  'disposition-gone': 'This way of ending is no longer used. Choose another.',
  'chat-full': 'This chat is full. End it; the visitor can start a new one.',
  'too-much-said': 'That is a lot at once. Wait a minute, then send it again.',
  'not-your-visitor': 'You can block who you are talking with. Ask a lead to do this.',
  'no-line': 'This line is not one of the visitor in this conversation.',

  'not-talking': 'You can ask to look along while you are talking.',
  'along-already': 'You asked already, or are looking along. End that first.',
  'along-unwanted': 'The visitor does not want this. Do not ask again.',
  'along-asked-enough': 'This has been asked often enough in this conversation.',
  'along-invited-enough': 'As many colleagues as can be have been invited.',
  'along-full': 'As many people as can be have looked along.',
  'along-not-invited': 'You were not invited. Ask who holds this conversation.',
  'along-over': 'Looking along is over. You can ask again.',
  'no-cobrowse': 'It is no longer there, or not yours to see.',

  'offer-held-out':
    'This visitor is in the group that is never approached, so that you can see what offers bring. You can help as soon as they open the chat.',
  'offer-capped':
    'This visitor has had as many offers as is allowed. You can help as soon as they open the chat.',
  'offer-declined-before':
    'This visitor said no not long ago. You can help as soon as they open the chat.',
  'offer-nobody-on-shift': 'Nobody is available. Become available, then offer again.',
  'offer-nobody-free':
    'All who are available have their hands full, open offers included. Offer again when somebody is free.',
  'offer-not-consented': 'This visitor has not agreed to be approached.',
  'offer-already-talking': 'This visitor is in a conversation already.',
  'offer-open': 'This visitor has an offer on screen already.',
  'offer-blocked': 'This visitor is blocked. Unblock them first.',
  'offer-ordered': 'This visitor has just placed an order.',
  'offer-not-now': 'Nothing can be offered to this visitor now.',
  'visit-forgotten': 'This visit is not known here any more.',
  'visit-ended': 'This visit has ended.',

  denied: ({ of, name, says }: Named) => {
    const denial = isDenial(of) ? denials[of] : denials.other;
    return denial(quoted(name), says ?? '');
  },
  'terms-wrong': 'Something in it is not right yet. Mend it in the console, then save again.',
  'mandate-unknown': 'There is no such mandate any more. Save it as a new one.',
  'mandate-changed': 'Another lead has changed this mandate. Open it again, then change it.',
  'mandate-revoked': 'This mandate was taken back. Save it as a new one.',
  'mandates-full': ({ count }: Named) =>
    `There are ${number(count)} mandates, which is the most. Take one back first.`,
  'no-mandate': 'There is no such mandate any more. Choose another.',
  'mandate-moved': 'A lead has just changed this mandate. Look again at what you may give.',

  'no-code': 'This code is not there any more, or not yours to see.',
  'code-used': 'The visitor has used this code. Give another one if need be.',
  'code-over': 'The time of this code is over. Give another one.',
  'code-stays': ({ of }: Named) => (isCodeState(of) ? codes[of] : codes.revoked),
  'code-too-much': 'That is more than was set aside for this code.',
  'code-not-in-line': 'The line does not hold the code. Put the code in it.',
  'code-replaced': 'This code was replaced already. Use the newer one.',
  'nothing-aside': 'Nothing is set aside for this code any more. Give something anew.',

  'no-approval': 'This question is not there any more, or not yours to answer.',
  'nobody-to-answer': ({ name }: Named) =>
    `Nobody else may decide about ${quoted(name)}. Ask a lead to name somebody who may.`,
  'asked-already': 'This was asked already. Wait for the answer, or take it back.',
  'asked-enough': 'Enough is asked in this conversation. Wait for an answer.',
  'no-yes-needed': 'Nobody needs to say yes to this. You may give it now.',
  'not-asked-of-you': 'You were not asked this. Somebody who was can pass it to you.',
  'answered-late': 'The time to answer is over. Your colleague can ask again.',
  'answered-already': ({ of, name, says }: Named) => {
    const words = says === undefined || says === '' ? '' : ` They said: “${says}”`;
    if (of === 'withdrawn') return `This question was taken back.${words}`;
    if (of === 'timed-out') return 'The time to answer is over. Your colleague can ask again.';
    const answer = of === 'refused' ? 'no' : of === 'lowered' ? 'less' : 'yes';
    return `${name ?? 'Somebody else'} has answered this already: ${answer}.${words}`;
  },
  'not-less': 'You can allow less of the same, not more and nothing else.',
  'no-step': 'Say how much you do allow.',
  'asker-gone': 'Who asked this has no access any more. Refuse it.',
  'no-lead': 'There is no such lead any more. Choose another.',
  'own-question': 'Nobody answers their own question. Choose another lead.',

  'no-task': 'This task is not there any more, or not yours.',
  'task-over': 'This task is over already. Look at what became of it.',

  'no-article': 'This article is not there any more. Look it up again.',
  'article-wrong': 'Something in it is not right yet. Mend it in the console, then save again.',
  'article-unknown': 'There is no such article any more. Save it as a new one.',
  'article-changed': 'Somebody else has changed this article. Open it again, then change it.',
  'article-retired': 'This article is retired. Bring it back first.',
  'articles-full': ({ count }: Named) =>
    `There are ${number(count)} articles in use, which is the most. Retire one first.`,
  'gap-forgotten': 'These questions are no longer kept. Look at what is missing again.',

  'no-shop': 'No shop is connected yet. Whoever runs the sidecar can connect one.',
  'no-model': 'This version is no longer kept. Look at the versions again.',
  'not-deciding': 'This version does not decide now, so there is nothing to take back.',

  'change-not-json': ({ count }: Named) =>
    `The change is not JSON${count === undefined ? '' : `: see line ${number(count)}`}. Choose a file with an action map or a policy.`,
  'change-wrong': ({ of, path }: Named) => {
    const where = path === undefined || path === '' ? '' : ` See ${path}.`;
    return of === 'contradiction'
      ? `The change contradicts itself or what holds now.${where}`
      : `The change is not an action map and not a policy as they should be.${where}`;
  },
  'model-unknown': ({ name }: Named) =>
    `There is no version ${quoted(name)}. Choose one that is kept, or the plain rule.`,
  'model-scores-nobody': ({ name }: Named) =>
    `${quoted(name)} says what an offer changes, not how likely an order is. Choose another.`,
  'model-unreadable': ({ name }: Named) => `${quoted(name)} cannot be read. Choose another.`,
  'replay-busy': 'Another replay is under way. Ask again when it is done.',
  'replay-broken-off':
    'This replay was broken off: the sidecar is stopping, or you have asked for another one.',
} satisfies Record<RefusalWord, string | ((named: Named) => string)>;

const denials: Readonly<Record<Denial | 'other', (name: string, currency: string) => string>> = {
  revoked: (name) => `A lead has taken ${name} back. Choose something else.`,
  'not-yet-valid': (name) => `${name} does not hold yet. Choose something else.`,
  expired: (name) => `${name} holds no longer. Choose something else.`,
  'not-bearer': (name) => `${name} is for others. Ask a lead to make it yours too.`,
  'not-for-visitor': (name) => `${name} is not meant for this visitor.`,
  'not-in-allowance': (name) => `${name} does not allow this much, also not with approval.`,
  'no-basket': (name) => `${name} needs a basket, and none is known.`,
  'other-currency': (name, currency) => `${name} counts in ${currency}, and the basket does not.`,
  'outside-category': (name) => `Nothing in the basket is what ${name} is for.`,
  'basket-too-small': (name) => `The basket is too small for ${name}.`,
  'basket-too-large': (name) => `The basket is too large for ${name}.`,
  'over-conversation': (name) => `That is more than ${name} leaves for this conversation.`,
  'over-visitor': (name) => `That is more than ${name} leaves for this visitor for now.`,
  'over-budget': (name) => `That is more than is left of the budget of ${name}. Ask a lead.`,
  'needs-approval': (name) => `${name} allows this only after a lead says yes. Ask first.`,
  other: (name) => `${name} does not cover this, here and now.`,
};

const codes: Readonly<Record<CodeState, string>> = {
  making: 'The shop is still making this code. Wait a moment, then try again.',
  made: 'This code works. It need not be replaced.',
  shown: 'This code works. It need not be replaced.',
  applied: 'This code is in a basket. It need not be replaced.',
  redeemed: 'The visitor has used this code.',
  lost: 'This code was lost at checkout. Make a new one.',
  expired: 'The time of this code is over. Give another one.',
  revoked: 'This code was taken back. Give another one.',
  failed: 'The shop could not make this code. Make a new one.',
};

function isDenial(word: string | undefined): word is Denial {
  return word !== undefined && word !== 'other' && Object.hasOwn(denials, word);
}

function isCodeState(word: string | undefined): word is CodeState {
  return word !== undefined && Object.hasOwn(codes, word);
}

import { asEpochMs } from '../../../shared/kernel/time.ts';
import type {
  AgentCommand,
  AgentQuestion,
  VisitorCommand,
} from '../../../shared/protocol/shape.ts';
import { wireTerms as wireArticle } from '../../../sidecar/app/knowledge/wire.ts';
import { wireTerms } from '../../../sidecar/app/mandate/wire-terms.ts';
import { someArticle } from '../../support/builders/kept-article.ts';
import { someTerms } from '../../support/builders/mandate.ts';
import { identityToken } from '../../support/environment.ts';
import { MONDAY_MORNING } from '../../support/fake-clock.ts';
import { AGENT_IDS, VISITOR_IDS } from './counter.ts';
import { CODE_TEXT } from './giving.ts';
import type { Standing, VisitorWho } from './oracle.ts';

type Of<Union extends { readonly type: string }, T> = Extract<Union, { readonly type: T }>;
type Asks<Union extends { readonly type: string }> = {
  readonly [T in Union['type']]: (standing: Standing, who: VisitorWho) => Of<Union, T>;
};

/** The thing asked about, or an id that never was. */
const id = (standing: Standing, known: string): string =>
  standing === 'unknown' ? 'never-was' : known;
const c = (standing: Standing): string => id(standing, 'c-1');
const k = (standing: Standing): string => id(standing, 'along-1');
const v = (standing: Standing): string => id(standing, 'visitor-1');

/** One message of each type that a visitor may send, about visitor-1's conversation or offer. */
export const VISITOR_ASKS: Asks<VisitorCommand> = {
  'chat.say': (at) => ({ type: 'chat.say', conversation: c(at), line: 'line-2', text: 'Hello' }),
  'chat.see': (at) => ({ type: 'chat.see', conversation: c(at), upTo: 1 }),
  'conversation.leave': (at) => ({ type: 'conversation.leave', conversation: c(at) }),
  'conversation.open': (at) => ({ type: 'conversation.open', conversation: c(at), language: 'nl' }),
  'message.leave': (at) => ({
    type: 'message.leave',
    conversation: c(at),
    line: 'line-2',
    text: 'Call me',
    contact: 'me@home.example',
    language: 'nl',
  }),
  'offer.accept': (at) => ({
    type: 'offer.accept',
    offer: id(at, 'offer-1'),
    conversation: 'c-new',
  }),
  'offer.reject': (at) => ({ type: 'offer.reject', offer: id(at, 'offer-1') }),
  'cobrowse.answer': (at) => ({ type: 'cobrowse.answer', cobrowse: k(at), isAgreed: true }),
  'cobrowse.stop': (at) => ({ type: 'cobrowse.stop', cobrowse: k(at) }),
  'consent.set': () => ({ type: 'consent.set', observe: false }),
  'visitor.identify': (_, who) => ({
    type: 'visitor.identify',
    token: identityToken({
      customer: 'customer-1',
      name: 'Somebody',
      customerValue: null,
      orders: null,
      visitor: VISITOR_IDS[who],
      jti: 'token-1',
      expiresAt: asEpochMs(MONDAY_MORNING + 60_000),
    }),
  }),
};

/** One command of each type that a panel may send. */
export const AGENT_ASKS: Asks<AgentCommand> = {
  'chat.say': VISITOR_ASKS['chat.say'],
  'chat.see': VISITOR_ASKS['chat.see'],
  'conversation.accept': (at) => ({ type: 'conversation.accept', conversation: c(at) }),
  'conversation.decline': (at) => ({ type: 'conversation.decline', conversation: c(at) }),
  'conversation.hand-over': (at) => ({
    type: 'conversation.hand-over',
    conversation: c(at),
    to: null,
    note: '',
  }),
  'conversation.take-over': (at) => ({
    type: 'conversation.take-over',
    conversation: c(at),
    note: '',
  }),
  'conversation.end': (at) => ({ type: 'conversation.end', conversation: c(at) }),
  'conversation.wrap-up': (at) => ({
    type: 'conversation.wrap-up',
    conversation: c(at),
    disposition: 'solved',
    note: '',
  }),
  'visitor.block': (at) => ({ type: 'visitor.block', visitor: v(at), reason: 'test' }),
  'visitor.unblock': (at) => ({ type: 'visitor.unblock', visitor: v(at) }),
  'cobrowse.ask': (at) => ({ type: 'cobrowse.ask', cobrowse: 'along-2', conversation: c(at) }),
  'cobrowse.invite': (at) => ({
    type: 'cobrowse.invite',
    cobrowse: k(at),
    agent: AGENT_IDS.demoted,
  }),
  'cobrowse.end': (at) => ({ type: 'cobrowse.end', cobrowse: k(at) }),
  'offer.make': (at) => ({
    type: 'offer.make',
    session: id(at, 'session-1'),
    offer: 'offer-2',
  }),
  'article.save': () => ({
    type: 'article.save',
    article: 'article-new',
    from: 0,
    terms: ARTICLE,
    stillHolds: false,
  }),
  'article.retire': (at) => ({
    type: 'article.retire',
    article: id(at, 'article-1'),
    isRetired: true,
  }),
  'mandate.save': () => ({ type: 'mandate.save', mandate: 'mandate-new', from: 0, terms: TERMS }),
  'mandate.revoke': (at) => ({ type: 'mandate.revoke', mandate: id(at, 'mandate-1') }),
  'mandate.exercise': (at) => ({
    type: 'mandate.exercise',
    exercise: 'exercise-new',
    conversation: c(at),
    mandate: 'mandate-1',
    version: 1,
    step: { kind: 'credit', minor: 1_00 },
  }),
  'code.show': (at) => ({
    type: 'code.show',
    code: id(at, 'code-1'),
    line: 'line-2',
    text: CODE_TEXT,
  }),
  'code.revoke': (at) => ({ type: 'code.revoke', code: id(at, 'code-1') }),
  'code.replace': (at) => ({ type: 'code.replace', code: id(at, 'code-2'), by: 'code-new' }),
  'approval.ask': (at) => ({
    type: 'approval.ask',
    approval: 'approval-new',
    conversation: c(at),
    mandate: 'mandate-1',
    version: 1,
    step: { kind: 'credit', minor: 9_00 },
    reason: 'test',
  }),
  'approval.withdraw': (at) => ({ type: 'approval.withdraw', approval: id(at, 'approval-1') }),
  'approval.answer': (at) => ({
    type: 'approval.answer',
    approval: id(at, 'approval-1'),
    answer: 'grant',
    step: null,
    words: '',
  }),
  'approval.delegate': (at) => ({
    type: 'approval.delegate',
    approval: id(at, 'approval-1'),
    to: 'lead-lars',
  }),
  'task.settle': (at) => ({
    type: 'task.settle',
    task: id(at, 'task-1'),
    state: 'done',
    note: '',
  }),
  'task.assign': (at) => ({
    type: 'task.assign',
    task: id(at, 'task-1'),
    owner: AGENT_IDS.demoted,
  }),
  'suggestion.shown': (at) => ({
    type: 'suggestion.shown',
    conversation: c(at),
    line: 'line-1',
    articles: [],
  }),
  'gap.set-aside': (at) => ({
    type: 'gap.set-aside',
    lines: [id(at, 'line-1')],
    isAside: true,
  }),
  'learning.roll-back': (at) => ({
    type: 'learning.roll-back',
    shop: 'boots',
    model: id(at, 'model-1'),
  }),
  'presence.set': () => ({ type: 'presence.set', presence: 'busy' }),
  'agent.invite': () => ({ type: 'agent.invite', agent: 'agent-new', ...NEW }),
  'agent.reinvite': () => ({ type: 'agent.reinvite', agent: AGENT_IDS.demoted }),
  'agent.revoke': () => ({ type: 'agent.revoke', agent: 'lead-lars' }),
  'agent.change': () => ({ type: 'agent.change', agent: 'lead-lars', ...NEW }),
};

const TERMS = wireTerms(someTerms());
const ARTICLE = wireArticle(
  someArticle({ texts: { nl: { title: 'Een nieuw artikel', body: 'Tekst.' } } }),
);

const NEW = {
  name: 'Somebody new',
  role: 'agent' as const,
  capacity: 1,
  languages: ['nl' as const],
};

/** One question of each type. */
export const QUESTIONS: Asks<AgentQuestion> = {
  'visitor.ask': (at) => ({ type: 'visitor.ask', visitor: v(at) }),
  'journey.ask': (at) => ({ type: 'journey.ask', visitor: v(at), before: null }),
  'conversations.ask': (at) => ({
    type: 'conversations.ask',
    visitor: v(at),
    text: null,
    before: null,
  }),
  'lines.ask': (at) => ({ type: 'lines.ask', conversation: c(at), before: null }),
  'measures.ask': () => ({ type: 'measures.ask', since: 0 }),
  'allowed.ask': (at) => ({ type: 'allowed.ask', conversation: c(at) }),
  'mandates.ask': () => ({ type: 'mandates.ask' }),
  'mandate.try': () => ({ type: 'mandate.try', mandate: null, days: 7, terms: TERMS }),
  'given.ask': () => ({ type: 'given.ask', days: 7 }),
  'effect.ask': () => ({ type: 'effect.ask', days: 7 }),
  'learning.ask': () => ({ type: 'learning.ask', shop: 'boots' }),
  'replay.ask': () => ({ type: 'replay.ask', days: 7, changes: null, model: null }),
  'replay.stop': () => ({ type: 'replay.stop', of: 'never-asked' }),
  'ledger.ask': () => ({ type: 'ledger.ask', before: null }),
  'ledger.check': () => ({ type: 'ledger.check' }),
  'articles.ask': () => ({ type: 'articles.ask', after: 0 }),
  'article.ask': (at) => ({ type: 'article.ask', article: id(at, 'article-1'), before: null }),
  'article.try': () => ({ type: 'article.try', article: null, terms: ARTICLE }),
  'suggestions.ask': (at) => ({
    type: 'suggestions.ask',
    conversation: c(at),
    line: null,
    text: 'test',
    mode: 'search',
    most: 3,
  }),
  'dispositions.ask': () => ({ type: 'dispositions.ask' }),
  'gaps.ask': () => ({ type: 'gaps.ask', days: 7 }),
};

import type { DownAgent } from './down-agent.ts';
import type { DownVisitor } from './down-visitor.ts';
import type { DownPage, DownViewer, UpPage, UpViewer } from './frame-sockets.ts';
import type { UpAgent } from './up-agent.ts';
import type { UpVisitor } from './up-visitor.ts';

/**
 * The four shapes of everything that moves (docs/ARCHITECTURE.md, section 1), with the rows a page
 * observes and the answers to questions named apart, and the receipts that carry them.
 */
export type Shape =
  | 'signal'
  | 'command'
  | 'fact'
  | 'live'
  | 'question'
  | 'answer'
  | 'receipt'
  | 'handshake';

type Any =
  | UpVisitor
  | DownVisitor
  | UpAgent
  | DownAgent
  | UpPage
  | DownPage
  | UpViewer
  | DownViewer;
export type MessageType = Any['type'];

/** Which shape each message type has; the compiler misses none. */
export const SHAPES = {
  'page.viewed': 'signal',
  'page.left': 'signal',
  'product.viewed': 'signal',
  'list.viewed': 'signal',
  'search.made': 'signal',
  'basket.changed': 'signal',
  'checkout.stepped': 'signal',
  'hesitation.noticed': 'signal',
  'order.claimed': 'signal',
  'refund.claimed': 'signal',
  'track.noted': 'signal',
  'consent.set': 'command',
  'visitor.identify': 'command',
  'offer.accept': 'command',
  'offer.reject': 'command',
  'offer.make': 'command',
  'conversation.open': 'command',
  'conversation.leave': 'command',
  'message.leave': 'command',
  'conversation.accept': 'command',
  'conversation.decline': 'command',
  'conversation.hand-over': 'command',
  'conversation.take-over': 'command',
  'conversation.end': 'command',
  'conversation.wrap-up': 'command',
  'visitor.block': 'command',
  'visitor.unblock': 'command',
  'chat.say': 'command',
  'chat.see': 'command',
  'cobrowse.ask': 'command',
  'cobrowse.invite': 'command',
  'cobrowse.end': 'command',
  'cobrowse.answer': 'command',
  'cobrowse.stop': 'command',
  'mandate.save': 'command',
  'mandate.revoke': 'command',
  'mandate.exercise': 'command',
  'code.show': 'command',
  'code.revoke': 'command',
  'code.replace': 'command',
  'approval.ask': 'command',
  'approval.withdraw': 'command',
  'approval.answer': 'command',
  'approval.delegate': 'command',
  'task.settle': 'command',
  'task.assign': 'command',
  'suggestion.shown': 'command',
  'gap.set-aside': 'command',
  'article.save': 'command',
  'article.retire': 'command',
  'learning.roll-back': 'command',
  'presence.set': 'command',
  'agent.invite': 'command',
  'agent.reinvite': 'command',
  'agent.revoke': 'command',
  'agent.change': 'command',
  'chat.said': 'fact',
  'chat.seen': 'fact',
  'conversation.changed': 'fact',
  'conversation.moved': 'fact',
  'cobrowse.changed': 'fact',
  'cobrowse.moved': 'fact',
  'offer.shown': 'fact',
  'offer.gone': 'fact',
  'offer.settled': 'fact',
  'session.qualified': 'fact',
  'visitor.identified': 'fact',
  'mandate.changed': 'fact',
  'exercise.changed': 'fact',
  'approval.changed': 'fact',
  'task.changed': 'fact',
  'article.changed': 'fact',
  'agent.changed': 'fact',
  'visitor.erased': 'fact',
  'fact.erased': 'fact',
  'chat.typing': 'live',
  'draft.share': 'live',
  'draft.shown': 'live',
  'floor.watch': 'live',
  'floor.whole': 'live',
  'floor.pulse': 'live',
  'counter.state': 'live',
  'cobrowse.point': 'live',
  'cobrowse.ring': 'live',
  'cobrowse.draw': 'live',
  'cobrowse.clear': 'live',
  'cobrowse.propose': 'live',
  'cobrowse.withdraw': 'live',
  'cobrowse.coupon': 'live',
  'cobrowse.answered': 'live',
  'cobrowse.need': 'live',
  'cobrowse.page': 'live',
  'cobrowse.echo': 'live',
  'cobrowse.audience': 'live',
  'cobrowse.source': 'live',
  'visitor.ask': 'question',
  'journey.ask': 'question',
  'conversations.ask': 'question',
  'lines.ask': 'question',
  'dispositions.ask': 'question',
  'measures.ask': 'question',
  'allowed.ask': 'question',
  'mandates.ask': 'question',
  'mandate.try': 'question',
  'given.ask': 'question',
  'effect.ask': 'question',
  'learning.ask': 'question',
  'replay.ask': 'question',
  'replay.stop': 'question',
  'ledger.ask': 'question',
  'ledger.check': 'question',
  'articles.ask': 'question',
  'article.ask': 'question',
  'article.try': 'question',
  'suggestions.ask': 'question',
  'gaps.ask': 'question',
  'visitor.answered': 'answer',
  'journey.answered': 'answer',
  'conversations.answered': 'answer',
  'lines.answered': 'answer',
  'dispositions.answered': 'answer',
  'measures.answered': 'answer',
  'allowed.answered': 'answer',
  'mandates.answered': 'answer',
  'mandate.tried': 'answer',
  'given.answered': 'answer',
  'effect.answered': 'answer',
  'learning.answered': 'answer',
  'replay.answered': 'answer',
  'replay.stopped': 'answer',
  'ledger.answered': 'answer',
  'ledger.checked': 'answer',
  'articles.answered': 'answer',
  'article.answered': 'answer',
  'article.tried': 'answer',
  'suggestions.answered': 'answer',
  'gaps.answered': 'answer',
  ack: 'receipt',
  refused: 'receipt',
  marked: 'receipt',
  bye: 'receipt',
  ping: 'receipt',
  pong: 'receipt',
  welcome: 'handshake',
  challenge: 'handshake',
  'agent.snapshot': 'handshake',
  'visitor.snapshot': 'handshake',
} as const satisfies Record<MessageType, Shape>;

type OfShape<S extends Shape> = {
  [T in MessageType]: (typeof SHAPES)[T] extends S ? T : never;
}[MessageType];

/** The members of a union that have one shape. */
export type Shaped<Union extends { readonly type: string }, S extends Shape> = Extract<
  Union,
  { readonly type: OfShape<S> }
>;

export type VisitorCommand = Shaped<UpVisitor, 'command'>;
export type AgentCommand = Shaped<UpAgent, 'command'>;
export type AgentQuestion = Shaped<UpAgent, 'question'>;
export type AgentAnswer = Shaped<DownAgent, 'answer'>;
export type VisitorFact = Shaped<DownVisitor, 'fact'>;
export type AgentFact = Shaped<DownAgent, 'fact'>;
/** Any fact, whoever it is for. */
export type Fact = VisitorFact | AgentFact;

import type { ErrorKind } from '../../../shared/protocol/error-kind.ts';
import type {
  AgentCommand,
  AgentQuestion,
  VisitorCommand,
} from '../../../shared/protocol/shape.ts';

/**
 * Who may do what, in which state, written from docs/SPEC.md (PP1, CV2 to CV10, EN10, CB1 to CB5, AP1, AP4) and
 * docs/SECURITY.md and not from the code. The things are one conversation with its visitor, an offer
 * on that visitor's screen, one agent, what was given and asked in the conversation, and a cobrowse: asked while the conversation is active, over with it.
 */

/** The conversation as it stands; `unknown` is an id that never was. */
export type Standing = 'queued' | 'assigned' | 'active' | 'wrap-up' | 'closed' | 'unknown';
export const STANDINGS: readonly Standing[] = [
  'queued',
  'assigned',
  'active',
  'wrap-up',
  'closed',
  'unknown',
];

/** `demoted` came in as a lead and is none any more; `stranger` is in no table. */
export type AgentWho = 'holder' | 'colleague' | 'lead' | 'demoted' | 'revoked' | 'stranger';
export const AGENTS: readonly AgentWho[] = [
  'holder',
  'colleague',
  'lead',
  'demoted',
  'revoked',
  'stranger',
];

/** `talking` has a conversation of their own; `elsewhere` is of another shop; `erased` is forgotten. */
export type VisitorWho = 'owner' | 'other' | 'talking' | 'elsewhere' | 'blocked' | 'erased';
export const VISITORS: readonly VisitorWho[] = [
  'owner',
  'other',
  'talking',
  'elsewhere',
  'blocked',
  'erased',
];

export type Allowed = 'done' | ErrorKind;
type AgentRule = (who: 'holder' | 'colleague' | 'lead', standing: Standing) => Allowed;
type VisitorRule = (who: VisitorWho, standing: Standing) => Allowed;

/** What each agent command answers; who is revoked or unknown is told so, whatever they ask (PP3). */
export function agentMay(
  type: AgentCommand['type'] | AgentQuestion['type'],
  who: AgentWho,
  standing: Standing,
): Allowed {
  if (who === 'revoked' || who === 'stranger') return 'revoked';
  // The role as it is now counts (PP1): a lead who is none any more is a colleague.
  return AGENT_RULES[type](who === 'demoted' ? 'colleague' : who, standing);
}

export function visitorMay(
  type: VisitorCommand['type'],
  who: VisitorWho,
  standing: Standing,
): Allowed {
  return VISITOR_RULES[type](who, standing);
}

const isOpen = (standing: Standing): boolean => ['queued', 'assigned', 'active'].includes(standing);

/** Only who holds it, and only when it is there. */
const held =
  (states: Partial<Record<Standing, Allowed>>): AgentRule =>
  (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    if (who !== 'holder' || standing === 'queued') return 'not-holder';
    return states[standing] ?? 'wrong-state';
  };

/** Who holds it, or a lead. */
const heldOrLead =
  (states: Partial<Record<Standing, Allowed>>): AgentRule =>
  (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    if (who === 'colleague' || (who === 'holder' && standing === 'queued')) return 'not-holder';
    return states[standing] ?? 'wrong-state';
  };

/** What is asked or over by the state of its conversation; before anybody talks there is none. */
const hasCobrowse = (standing: Standing): boolean =>
  standing === 'active' || standing === 'wrap-up' || standing === 'closed';

const anybody: AgentRule = () => 'done';
const leadOnly: AgentRule = (who) => (who === 'lead' ? 'done' : 'not-allowed');

const asked: AgentRule = (who, standing) => {
  if (who !== 'lead') return 'not-allowed';
  if (standing === 'unknown') return 'not-found';
  return standing === 'closed' ? 'wrong-state' : 'done';
};
/** Of the one thing to do, which the holder has. */
const owned: AgentRule = (who, standing) =>
  who === 'colleague' || standing === 'unknown' ? 'not-found' : 'done';

const AGENT_RULES: Readonly<Record<AgentCommand['type'] | AgentQuestion['type'], AgentRule>> = {
  // CV3: lines are the holder's; a lead takes over first, so that the visitor sees who talks (CV4).
  'chat.say': held({ active: 'done' }),
  'chat.see': held({ active: 'done', 'wrap-up': 'done', closed: 'done' }),
  // RT3, CV5: what waits is for anybody with a slot; what is assigned, for whom it is assigned to.
  'conversation.accept': (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    if (standing === 'queued') return 'done';
    if (who !== 'holder') return 'not-holder';
    return standing === 'assigned' || standing === 'active' ? 'done' : 'wrong-state';
  },
  'conversation.decline': held({ assigned: 'done' }),
  'conversation.hand-over': heldOrLead({ assigned: 'done', active: 'done' }),
  // CV5: what waits or is unanswered, by anybody; what is talked in, by a lead.
  'conversation.take-over': (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    if (standing === 'queued' || standing === 'assigned') return 'done';
    if (standing !== 'active' || who === 'holder') return 'wrong-state';
    return who === 'lead' ? 'done' : 'not-holder';
  },
  // To end what has ended is what was wanted.
  'conversation.end': heldOrLead({ active: 'done', 'wrap-up': 'done' }),
  'conversation.wrap-up': heldOrLead({ 'wrap-up': 'done' }),
  // CV9: by who holds it or last talked with them, or a lead.
  'visitor.block': (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    return who === 'lead' || (who === 'holder' && standing !== 'queued') ? 'done' : 'not-holder';
  },
  'visitor.unblock': (who, standing) => {
    if (who !== 'lead') return 'not-allowed';
    return standing === 'unknown' ? 'not-found' : 'done';
  },
  // CB1: by the holder, of a conversation going on; not even a lead.
  'cobrowse.ask': held({ active: 'done' }),
  // CB5: the holder invites.
  'cobrowse.invite': (who, standing) => {
    if (!hasCobrowse(standing)) return 'not-found';
    if (who !== 'holder') return 'not-holder';
    return standing === 'active' ? 'done' : 'wrong-state';
  },
  // CB3: by the holder or a lead; to end what is over is what was wanted.
  'cobrowse.end': (who, standing) => {
    if (!hasCobrowse(standing)) return 'not-found';
    return who === 'colleague' ? 'not-holder' : 'done';
  },
  // EN2, EN5: whoever is on screen with an offer already, or talks, is offered nothing.
  'offer.make': (_, standing) => (standing === 'unknown' ? 'not-found' : 'wrong-state'),
  'article.save': leadOnly,
  'article.retire': (who, standing) => {
    if (who !== 'lead') return 'not-allowed';
    return standing === 'unknown' ? 'not-found' : 'done';
  },
  'mandate.save': leadOnly,
  'mandate.revoke': (who, standing) => {
    if (who !== 'lead') return 'not-allowed';
    return standing === 'unknown' ? 'not-found' : 'done';
  },
  // PP1: by who helps the visitor, while they talk or wrap up; not even a lead.
  'mandate.exercise': held({ active: 'done', 'wrap-up': 'done' }),
  'code.show': held({ active: 'done' }),
  'code.revoke': heldOrLead({
    queued: 'done',
    assigned: 'done',
    active: 'done',
    'wrap-up': 'done',
    closed: 'done',
  }),
  'code.replace': held({ active: 'done', 'wrap-up': 'done' }),
  'approval.ask': held({ active: 'done', 'wrap-up': 'done' }),
  // AP4: by who asked, whoever holds the conversation now; withdrawn already is what was wanted.
  'approval.withdraw': (who, standing) =>
    who === 'holder' && standing !== 'unknown' ? 'done' : 'not-found',
  // AP1: by a lead who was asked, as long as they are one; AP4: not when it is over.
  'approval.answer': asked,
  'approval.delegate': asked,
  'task.settle': owned,
  'task.assign': owned,
  // SU2: by its holder alone, whenever they have it.
  'suggestion.shown': held({
    assigned: 'done',
    active: 'done',
    'wrap-up': 'done',
    closed: 'done',
  }),
  // SU8: nothing was shown under the line that is asked about.
  'gap.set-aside': (who) => (who === 'lead' ? 'not-found' : 'not-allowed'),
  // LF10: nothing was learned there yet.
  'learning.roll-back': (who) => (who === 'lead' ? 'not-found' : 'not-allowed'),
  'presence.set': anybody,
  'agent.invite': leadOnly,
  'agent.reinvite': leadOnly,
  'agent.revoke': leadOnly,
  // PP1: of a colleague; one's own capacity has a test of its own.
  'agent.change': leadOnly,
  'visitor.ask': (_, standing) => (standing === 'unknown' ? 'not-found' : 'done'),
  // CV10: the whole team reads what was; of who never was there is nothing to read.
  'journey.ask': anybody,
  'conversations.ask': anybody,
  'dispositions.ask': anybody,
  'measures.ask': anybody,
  'allowed.ask': (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    return who === 'holder' && standing !== 'queued' ? 'done' : 'not-holder';
  },
  'mandates.ask': leadOnly,
  'mandate.try': leadOnly,
  'given.ask': leadOnly,
  'effect.ask': leadOnly,
  'learning.ask': leadOnly,
  // RP5: it tells what the shop knows of everybody's visits.
  'replay.ask': leadOnly,
  // RP6: of what was asked over the same link, which is all that it reaches.
  'replay.stop': anybody,
  'ledger.ask': leadOnly,
  'ledger.check': leadOnly,
  // KB9: everybody reads, leads write.
  'articles.ask': anybody,
  'article.ask': (_, standing) => (standing === 'unknown' ? 'not-found' : 'done'),
  'article.try': leadOnly,
  // SU1: by the holder and leads; SU8: by leads.
  'suggestions.ask': (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    return who === 'lead' || (who === 'holder' && standing !== 'queued') ? 'done' : 'not-holder';
  },
  'gaps.ask': leadOnly,
  // CV10: of what is going on, holder and leads.
  'lines.ask': (who, standing) => {
    if (standing === 'unknown') return 'not-found';
    if (!isOpen(standing) || who === 'lead') return 'done';
    return who === 'holder' && standing !== 'queued' ? 'done' : 'not-holder';
  },
};

const isOwner = (who: VisitorWho): boolean => who === 'owner' || who === 'blocked';

/** What is another's is answered as what never was (CV2). */
const own =
  (states: (standing: Standing, who: VisitorWho) => Allowed): VisitorRule =>
  (who, standing) =>
    isOwner(who) && standing !== 'unknown' ? states(standing, who) : 'not-found';

/** Under an id one chooses: an id that is in use for another's is refused, and nothing else is said. */
const chosen =
  (mine: (standing: Standing) => Allowed): VisitorRule =>
  (who, standing) => {
    if (who === 'erased') return 'not-found';
    if (who === 'blocked') return 'blocked';
    if (who === 'owner' || standing === 'unknown') return mine(standing);
    return 'already-used';
  };

const VISITOR_RULES: Readonly<Record<VisitorCommand['type'], VisitorRule>> = {
  'chat.say': (who, standing) => {
    // CV2: a line under an id that never came to be belongs to the conversation one has.
    if (who === 'talking') return 'done';
    return own((at) => {
      if (at === 'closed') return 'wrong-state';
      return who === 'blocked' ? 'blocked' : 'done';
    })(who, standing);
  },
  'chat.see': own(() => 'done'),
  'conversation.leave': own(() => 'done'),
  'conversation.open': chosen(() => 'done'),
  'message.leave': chosen((standing) =>
    standing === 'wrap-up' || standing === 'closed' ? 'wrong-state' : 'done',
  ),
  'offer.accept': own((_, who) => (who === 'blocked' ? 'blocked' : 'done')),
  'offer.reject': own(() => 'done'),
  // CB2: nobody else can agree, nor who is blocked; what is over stays over.
  'cobrowse.answer': own((at, who) => {
    if (!hasCobrowse(at)) return 'not-found';
    if (at !== 'active') return 'wrong-state';
    return who === 'blocked' ? 'blocked' : 'done';
  }),
  // CB2: a stop is always heard.
  'cobrowse.stop': own((at) => (hasCobrowse(at) ? 'done' : 'not-found')),
  // PV2: a no is always heard, also from who is blocked.
  'consent.set': (who) => (who === 'erased' ? 'not-found' : 'done'),
  // ID1: the other shop has no key here to sign with.
  'visitor.identify': (who) =>
    who === 'erased' ? 'not-found' : who === 'elsewhere' ? 'identity-refused' : 'done',
};

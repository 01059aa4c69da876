import { type Static, Type } from '@sinclair/typebox';
import { CAPACITY_MAX, SKILL_MAX_CHARS, SKILLS_MAX } from '../limits.ts';
import { Count, Exact, Id, Language, Maybe, Moment, Name, OneOf, Words } from '../scalars.ts';

export const Role = OneOf('agent', 'lead');
export type Role = Static<typeof Role>;

/** `wrap-up` is not chosen: it is shown while all that an agent holds is wrap-up. */
export const Presence = OneOf('available', 'busy', 'wrap-up', 'away', 'offline');
export type Presence = Static<typeof Presence>;

/** What somebody can do or may decide, in the team's own words; mandates name them. */
const Skills = Type.Array(Words(SKILL_MAX_CHARS), { maxItems: SKILLS_MAX });

/** A person in customer service as the team sees them. */
export const AgentCard = Exact({
  agent: Id,
  name: Name,
  role: Role,
  presence: Presence,
  /** Why, when it was not chosen: missed conversations in a row. */
  because: Maybe(OneOf('missed', 'link-lost')),
  capacity: Type.Integer({ minimum: 1, maximum: CAPACITY_MAX }),
  open: Count(),
  languages: Type.Array(Language, { minItems: 1, maxItems: 2 }),
  isRevoked: Type.Boolean(),
  isInvited: Type.Boolean(),
  since: Moment,
  /** Left out for peers before version 4. */
  skills: Type.Optional(Skills),
});
export type AgentCard = Static<typeof AgentCard>;

/** Command of an agent. Going away while holding conversations keeps them. */
export const PresenceSet = Exact({
  type: Type.Literal('presence.set'),
  presence: OneOf('available', 'busy', 'away', 'offline'),
});
/** Command of a lead; the ack's result is `{ code, expiresAt }`. */
export const AgentInvite = Exact({
  type: Type.Literal('agent.invite'),
  agent: Id,
  name: Name,
  role: Role,
  capacity: Type.Integer({ minimum: 1, maximum: CAPACITY_MAX }),
  languages: AgentCard.properties.languages,
  /** None when left out. */
  skills: Type.Optional(Skills),
});
/** Command of a lead: a new pairing code for somebody already known (new machine). Same result. */
export const AgentReinvite = Exact({ type: Type.Literal('agent.reinvite'), agent: Id });
/** Command of a lead: every device at once; sockets close within a second (SPEC ID2). */
export const AgentRevoke = Exact({ type: Type.Literal('agent.revoke'), agent: Id });
/** Command of a lead, or of the agent about their own capacity downwards. */
export const AgentChange = Exact({
  type: Type.Literal('agent.change'),
  agent: Id,
  name: Name,
  role: Role,
  capacity: AgentInvite.properties.capacity,
  languages: AgentCard.properties.languages,
  /** As they were when left out. */
  skills: Type.Optional(Skills),
});

/** Fact to the floor. */
export const AgentChanged = Exact({ type: Type.Literal('agent.changed'), agent: AgentCard });

/** Live to visitors, also in their welcome: whether a person can answer now, said truthfully. */
export const CounterState = Exact({
  type: Type.Literal('counter.state'),
  isStaffed: Type.Boolean(),
  waitMs: Maybe(Count()),
});

export type PresenceSet = Static<typeof PresenceSet>;
export type AgentInvite = Static<typeof AgentInvite>;
export type AgentReinvite = Static<typeof AgentReinvite>;
export type AgentRevoke = Static<typeof AgentRevoke>;
export type AgentChange = Static<typeof AgentChange>;
export type CounterState = Static<typeof CounterState>;
export type AgentChanged = Static<typeof AgentChanged>;

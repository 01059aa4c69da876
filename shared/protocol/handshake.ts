import { type Static, Type } from '@sinclair/typebox';
import { AgentCard, CounterState } from './messages/presence.ts';
import { Count, Exact, Id, Language, Maybe, Moment, Name, Secret, Words } from './scalars.ts';

/** Any version number, so that an older or newer peer gets a proper answer (SPEC PR2). */
export const Version = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/**
 * First message of a shop page.
 *
 * `secret` is null on the first visit; the sidecar then issues one in its welcome (SPEC ID1).
 * `since` is the last feed number this tab applied, null when it holds nothing.
 * `tab` numbers its own signals; the high-water mark comes back in the welcome.
 */
export const VisitorHello = Exact({
  type: Type.Literal('hello'),
  role: Type.Literal('visitor'),
  version: Version,
  shop: Id,
  secret: Maybe(Secret),
  tab: Id,
  since: Maybe(Count()),
  observe: Type.Boolean(),
  language: Language,
});
export type VisitorHello = Static<typeof VisitorHello>;

/** Answer to a visitor's hello. Facts after `since`, or a `visitor.snapshot`, follow at once. */
export const VisitorWelcome = Exact({
  type: Type.Literal('welcome'),
  role: Type.Literal('visitor'),
  version: Version,
  visitor: Id,
  secret: Maybe(Secret),
  /** Highest signal counter of this tab that is on disk. */
  marked: Count(),
  now: Moment,
  counter: CounterState,
});
export type VisitorWelcome = Static<typeof VisitorWelcome>;

/** What the sidecar says first to an agent's link: sign this. */
export const Challenge = Exact({
  type: Type.Literal('challenge'),
  version: Version,
  nonce: Secret,
  /** Goes into the token's `aud`: a token made for one sidecar opens no other. */
  audience: Id,
});
export type Challenge = Static<typeof Challenge>;

/**
 * First message of an extension (SPEC ID2).
 *
 * `token` is a JWT (ES256) signed by the device's non-extractable key for this one connection:
 * `{ iss: device, aud: audience, nonce, iat, exp }`, at most PROOF_VALID_MAX_MS long.
 */
export const AgentHello = Exact({
  type: Type.Literal('hello'),
  role: Type.Literal('agent'),
  version: Version,
  device: Id,
  token: Words(2_000),
  since: Maybe(Exact({ own: Count(), floor: Count() })),
});
export type AgentHello = Static<typeof AgentHello>;

/** Answer to an agent's hello. Facts after `since`, or an `agent.snapshot`, follow at once. */
export const AgentWelcome = Exact({
  type: Type.Literal('welcome'),
  role: Type.Literal('agent'),
  version: Version,
  agent: AgentCard,
  sidecar: Exact({ id: Id, name: Name }),
  now: Moment,
});
export type AgentWelcome = Static<typeof AgentWelcome>;

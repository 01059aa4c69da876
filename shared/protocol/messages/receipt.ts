import { type Static, Type } from '@sinclair/typebox';
import type { ErrorKind } from '../error-kind.ts';
import { RefusalReason } from '../refusal-reason.ts';
import { Count, Exact, Id, Maybe, Moment, Text } from '../scalars.ts';
import type { Denial } from './allowed.ts';

/** One of the closed list; checked as text here, because a newer peer may know more kinds. */
const Kind = Type.Unsafe<ErrorKind>(Type.String({ pattern: '^[a-z-]{1,40}$' }));

/** One of the closed list too, for the same reason. */
const DenialWord = Type.Unsafe<Denial>(Type.String({ pattern: '^[a-z-]{1,40}$' }));

/** The command `of` is on disk. `result` is set by few commands and named there. */
export const Ack = Exact({
  type: Type.Literal('ack'),
  of: Id,
  result: Maybe(Exact({ code: Text(40), expiresAt: Moment })),
});
/** The command or question `of` will not be done; `sentence` says what to do. */
export const Refused = Exact({
  type: Type.Literal('refused'),
  of: Id,
  kind: Kind,
  sentence: Text(300),
  /** Why a mandate refused, by its word. */
  denial: Type.Optional(DenialWord),
  /** Why, for whoever says it in a language of their own; left out where the kind says it all. */
  reason: Type.Optional(RefusalReason),
});
/** Every signal of this tab up to and with counter `n` is on disk. */
export const Marked = Exact({ type: Type.Literal('marked'), n: Count() });
/** Last words before the connection ends. */
export const Bye = Exact({ type: Type.Literal('bye'), kind: Kind, sentence: Text(300) });
/** Live, both ways: is anybody there? */
export const Ping = Exact({ type: Type.Literal('ping') });
export const Pong = Exact({ type: Type.Literal('pong') });

export type Ack = Static<typeof Ack>;
export type Refused = Static<typeof Refused>;

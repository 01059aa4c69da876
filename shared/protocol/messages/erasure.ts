import { type Static, Type } from '@sinclair/typebox';
import { ERASED_CONVERSATIONS_MAX } from '../limits.ts';
import { Exact, Id } from '../scalars.ts';

/**
 * Fact to agents: everything of this visitor is gone, also on their side. It comes over every feed that
 * held something of the visitor, after all of it (SPEC ER3); told again, it changes nothing.
 */
export const VisitorErased = Exact({
  type: Type.Literal('visitor.erased'),
  visitor: Id,
  /** Whose lines go too: a panel may hold lines without the card that says whose they are. */
  conversations: Type.Array(Id, { maxItems: ERASED_CONVERSATIONS_MAX }),
});

/** Stands in a feed where a fact about somebody stood who has been erased: the number stays, nothing else. */
export const FactErased = Exact({ type: Type.Literal('fact.erased') });

export type VisitorErased = Static<typeof VisitorErased>;
export type FactErased = Static<typeof FactErased>;

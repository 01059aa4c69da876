import { type Static, Type } from '@sinclair/typebox';
import { DRAFT_SHOWN_MAX_CHARS, SUGGESTIONS_SHOWN_MAX } from '../limits.ts';
import { Exact, Id, Text } from '../scalars.ts';
import { Suggested } from './suggestion.ts';

const SharedDraft = { conversation: Id, text: Text(DRAFT_SHOWN_MAX_CHARS) };

/** Live, up, of a visitor who switched it on: what stands in their field now. Empty: nothing, or no longer shared. */
export const DraftShare = Exact({ type: Type.Literal('draft.share'), ...SharedDraft });
/** Live, down to the holder: the same, with what the knowledge has for it. Never kept. */
export const DraftShown = Exact({
  type: Type.Literal('draft.shown'),
  ...SharedDraft,
  suggestions: Type.Array(Suggested, { maxItems: SUGGESTIONS_SHOWN_MAX }),
});

export type DraftShare = Static<typeof DraftShare>;
export type DraftShown = Static<typeof DraftShown>;

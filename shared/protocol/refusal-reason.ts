import { type Static, Type } from '@sinclair/typebox';
import { NAME_MAX_CHARS, TITLE_MAX_CHARS } from './limits.ts';
import { Count, Exact, Name, Text } from './scalars.ts';

/**
 * Why the sidecar refuses, where a kind alone does not tell a person what to do: a closed list per family of commands.
 * The extension has words for each of them in every language it speaks (SPEC PN20).
 */
export const REFUSAL_REASONS = {
  any: ['id-taken', 'leads-only', 'no-agent', 'no-visitor', 'page-gone'],
  team: [
    'agent-there',
    'team-full',
    'last-lead',
    'own-capacity-only',
    'invitation-ended',
    'devices-full',
  ],
  conversation: [
    'conversation-waiting',
    'conversation-unanswered',
    'conversation-going-on',
    'conversation-ended',
    'conversation-closed',
    'conversation-forgotten',
    'no-conversation',
    'held-by-another',
    'held-already',
    'colleague-talking',
    'no-slot',
    'agent-away',
    'agent-full',
    'disposition-gone',
    'chat-full',
    'too-much-said',
    'not-your-visitor',
    'no-line',
  ],
  along: [
    'not-talking',
    'along-already',
    'along-unwanted',
    'along-asked-enough',
    'along-invited-enough',
    'along-full',
    'along-not-invited',
    'along-over',
    'no-cobrowse',
  ],
  offer: [
    'offer-held-out',
    'offer-capped',
    'offer-declined-before',
    'offer-nobody-on-shift',
    'offer-nobody-free',
    'offer-not-consented',
    'offer-already-talking',
    'offer-open',
    'offer-blocked',
    'offer-ordered',
    'offer-not-now',
    'visit-forgotten',
    'visit-ended',
  ],
  mandate: [
    'denied',
    'terms-wrong',
    'mandate-unknown',
    'mandate-changed',
    'mandate-revoked',
    'mandates-full',
    'no-mandate',
    'mandate-moved',
  ],
  code: [
    'no-code',
    'code-used',
    'code-over',
    'code-stays',
    'code-too-much',
    'code-not-in-line',
    'code-replaced',
    'nothing-aside',
  ],
  approval: [
    'no-approval',
    'nobody-to-answer',
    'asked-already',
    'asked-enough',
    'no-yes-needed',
    'not-asked-of-you',
    'answered-late',
    'answered-already',
    'not-less',
    'no-step',
    'asker-gone',
    'no-lead',
    'own-question',
  ],
  task: ['no-task', 'task-over'],
  knowledge: [
    'no-article',
    'article-wrong',
    'article-unknown',
    'article-changed',
    'article-retired',
    'articles-full',
    'gap-forgotten',
  ],
  learning: ['no-shop', 'no-model', 'not-deciding'],
  replay: [
    'change-not-json',
    'change-wrong',
    'model-unknown',
    'model-scores-nobody',
    'model-unreadable',
    'replay-busy',
    'replay-broken-off',
  ],
} as const satisfies Record<string, readonly string[]>;

type Families = typeof REFUSAL_REASONS;

/** One word of the closed list. */
export type RefusalWord = Families[keyof Families][number];

/** All words of all families. */
export const REFUSAL_WORDS: readonly RefusalWord[] = Object.values(REFUSAL_REASONS).flat();

/** A word with what a sentence about it names. Checked as text here, because a newer sidecar may know more words. */
export const RefusalReason = Exact({
  word: Type.Unsafe<RefusalWord>(Type.String({ pattern: '^[a-z-]{1,40}$' })),
  /** Which of a closed list of its own: a rule of a mandate, a problem of terms, the state of a code. */
  of: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
  /** The bound that was reached. */
  count: Type.Optional(Count()),
  /** Of a person, a mandate or a model. */
  name: Type.Optional(Name),
  /** The field it is about. */
  path: Type.Optional(Text(NAME_MAX_CHARS)),
  /** What somebody wrote there, or said with it, cut where it is long: the whole stands where it came from. */
  says: Type.Optional(Text(TITLE_MAX_CHARS)),
});

export type RefusalReason = Static<typeof RefusalReason>;

/**
 * The wire's version. Raise it with every change of a message's shape (SPEC PR1): the test in
 * tests/protocol pins a hash of all schemas to this number.
 *
 * 1 — first version: session, engagement, conversation, chat, presence, floor, receipt.
 * 2 — agents are told of erasures: visitor.erased, fact.erased.
 * 3 — looking along: cobrowse.*, two sockets for frames, a place for it in both snapshots.
 * 4 — mandates: mandate.*, code.*, approval.*, task.*, exercise.changed, their questions, skills of an agent, places for
 *     what is open in the snapshot.
 * 5 — knowledge and suggestions: article.*, articles.*, the place of the knowledge in the snapshot, suggestion.shown, suggestions.*, gaps.*, gap.set-aside, an agent's line may name what it was made from. dispositions.*.
 *     Mandates: effect.*, in pages, bounds of an amount, the word of a denial and of a code's cause, what is asked for by name, what a task is worth.
 *     Reasons: dropped, what drew a learned score up, not-dropped, not-worth; the rank of a floor row.
 *     Measures: what offering changed by map, and the split of the arms by shop.
 *     Learning: learning.*.
 * 6 — what offers change, version by version, and the way back: effects of a model, weighedBy, to.
 *     who has asked a replay breaks it off: replay.stop.
 *     Why a refusal and a broken ledger are so, by a word with its figures: reason, fault.
 * 7 — a viewer is sent frames in bundles: frame-bundle.ts. A page's stream says nodes in full (docs/adr/0018).
 */
export const PROTOCOL_VERSION = 7;

/** What pages older than this send of themselves, no viewer of today reads (SPEC FR13). */
export const STREAM_SINCE = 7;

/** Peers older than this get `version-not-supported` (SPEC PR2). */
export const MIN_SUPPORTED = 1;

import type { EffectKind, EffectState } from '../../../domain/effect/effect.ts';

/**
 * The tables as the migrations leave them. Each kept thing is a document (JSON) beside the columns it
 * is looked up by. Only what SQLite and PostgreSQL both have: text, integer, bigint.
 */
export interface Tables {
  readonly visitor: {
    readonly visitor: string;
    readonly shop: string;
    readonly secret_hash: string;
    /** The shop's number of the customer, once it vouched for one. */
    readonly customer: string | null;
    readonly last_seen_at: number;
    readonly document: string;
  };
  readonly tab_mark: {
    readonly visitor: string;
    readonly tab: string;
    readonly n: number;
    readonly at: number;
  };
  readonly used_token: {
    readonly shop: string;
    /** Hashed: shops put what they like into it, a customer's number too. */
    readonly jti: string;
    readonly expires_at: number;
  };
  readonly session: {
    readonly session: string;
    readonly visitor: string;
    readonly started_at: number;
    readonly last_at: number;
    readonly ended_at: number | null;
    /** Raised by each write: shows that a session held in memory is still the newest. */
    readonly version: number;
    readonly document: string;
  };
  readonly act: {
    readonly session: string;
    readonly place: number;
    readonly visitor: string;
    readonly at: number;
    readonly observed: string;
  };
  readonly offer: {
    readonly offer: string;
    readonly session: string;
    readonly visitor: string;
    readonly state: string;
    readonly qualified_at: number;
    readonly document: string;
  };
  readonly known_order: {
    readonly shop: string;
    readonly name: string;
    readonly visitor: string | null;
    readonly changed_at: number;
    readonly document: string;
  };
  readonly conversation: {
    readonly conversation: string;
    readonly visitor: string;
    readonly state: string;
    readonly holder: string | null;
    /** When it last came into the queue, else when it was opened. */
    readonly waiting_since: number;
    readonly opened_at: number;
    readonly accepted_at: number | null;
    readonly closed_at: number | null;
    readonly changed_at: number;
    readonly lines: number;
    readonly document: string;
  };
  readonly line: {
    readonly line: string;
    readonly conversation: string;
    readonly n: number;
    readonly author: string;
    readonly at: number;
    /** The text without case and accents: what a search compares. */
    readonly folded: string | null;
    readonly document: string;
  };
  readonly cobrowse: {
    readonly cobrowse: string;
    readonly conversation: string;
    readonly visitor: string;
    readonly state: string;
    readonly asked_at: number;
    readonly ended_at: number | null;
    readonly document: string;
  };
  readonly mandate: {
    readonly mandate: string;
    readonly version: number;
    readonly saved_at: number;
    readonly revoked_at: number | null;
    readonly document: string;
  };
  readonly exercise: {
    readonly exercise: string;
    readonly conversation: string;
    readonly visitor: string;
    readonly at: number;
    /** 1 once it is known what it came to. */
    readonly closed: number;
    readonly document: string;
  };
  readonly task: {
    readonly task: string;
    readonly exercise: string;
    readonly visitor: string;
    readonly state: string;
    readonly due_at: number;
    readonly document: string;
  };
  readonly code: {
    readonly code: string;
    readonly shop: string;
    readonly text: string;
    readonly conversation: string;
    readonly visitor: string;
    readonly state: string;
    readonly held_by: string | null;
    readonly made_at: number;
    readonly changed_at: number;
    readonly expires_at: number;
    readonly document: string;
  };
  readonly approval: {
    readonly approval: string;
    readonly conversation: string;
    readonly visitor: string;
    readonly state: string;
    readonly asked_at: number;
    readonly answer_by: number;
    readonly changed_at: number;
    readonly document: string;
  };
  readonly article: {
    readonly article: string;
    readonly version: number;
    /** Of all changes to the knowledge, the one that made it so. */
    readonly change: number;
    /** Titles without case and accents: what another's are compared with. */
    readonly title_nl: string | null;
    readonly title_en: string | null;
    /** When the next version was saved; null for the newest. */
    readonly replaced_at: number | null;
    readonly retired_at: number | null;
    readonly document: string;
  };
  /** The number that was given out last. */
  readonly article_change: {
    /** Always 1: there is one. */
    readonly only: number;
    readonly change: number;
  };
  readonly suggestion: {
    /** The line under which something was shown, or that was said with it. */
    readonly id: string;
    readonly conversation: string;
    /** The visitor's line it is about; the one said itself where it is about none. */
    readonly line: string;
    /** When it last changed. */
    readonly at: number;
    readonly document: string;
  };
  /** Only added to: the database itself refuses to change or remove a row. */
  readonly ledger: {
    readonly place: number;
    readonly previous: string;
    readonly hash: string;
    readonly entry: string;
  };
  /** What the charges to a scope add up to. */
  readonly ledger_sum: {
    readonly scope: string;
    readonly minor: number;
    readonly exercises: number;
  };
  /** Where the chain ends: held by whoever adds to it. */
  readonly ledger_head: {
    /** Always 1: there is one. */
    readonly only: number;
    readonly place: number;
    readonly hash: string;
  };
  readonly agent: { readonly agent: string; readonly document: string };
  readonly device: {
    readonly device: string;
    readonly agent: string;
    readonly added_at: number;
    readonly document: string;
  };
  readonly invitation: {
    readonly lookup: string;
    readonly expires_at: number;
    readonly document: string;
  };
  readonly feed: {
    readonly audience: string;
    readonly seq: number;
    readonly at: number;
    /** What it is about (see `subjectOf`); null once redacted. */
    readonly subject: string | null;
    readonly fact: string;
  };
  readonly feed_counter: {
    readonly audience: string;
    readonly head: number;
    /** The lowest number from which on every row is kept. */
    readonly kept_from: number;
  };
  readonly mark: {
    readonly caller: string;
    readonly id: string;
    readonly body_hash: string;
    readonly answer: string;
    /** When a code in the answer ends. */
    readonly code_end: number | null;
    readonly at: number;
  };
  readonly effect: {
    readonly effect: string;
    readonly kind: EffectKind;
    readonly state: EffectState;
    readonly tries: number;
    readonly due_at: number;
    readonly leased_until: number | null;
    readonly created_at: number;
    /** Whose words it carries. */
    readonly conversation: string | null;
    readonly body: string;
  };
  readonly audit: {
    readonly n: number;
    readonly at: number;
    readonly about: string;
    readonly document: string;
  };
  readonly erasure: { readonly visitor: string; readonly begun_at: number };
  readonly installation: {
    /** Always 1: there is one. */
    readonly only: number;
    readonly document: string;
  };
  /** What a shop has learned beside its models. */
  readonly learning: {
    readonly shop: string;
    /** Rises with each change that decisions notice. */
    readonly changed_at: number;
    readonly document: string;
  };
  readonly model: {
    readonly model: string;
    readonly shop: string;
    readonly kind: string;
    readonly state: string;
    readonly learned_at: number;
    readonly document: string;
    /** The model itself, apart: a list of models is read without. */
    readonly text: string;
  };
  /** What health writes to see whether it can. */
  readonly probe: { readonly only: number; readonly n: number; readonly ballast: string };
}

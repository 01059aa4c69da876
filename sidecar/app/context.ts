import type { AgentId, MessageId, ShopId, TabId, VisitorId } from '../../shared/kernel/ids.ts';
import type { EpochMs } from '../../shared/kernel/time.ts';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { RefusalReason, RefusalWord } from '../../shared/protocol/refusal-reason.ts';
import type { Fact } from '../../shared/protocol/shape.ts';
import type { Role } from '../domain/agent/agent.ts';
import type { Audience } from '../domain/audience.ts';
import type { Effect } from '../domain/effect/effect.ts';
import type { Foresight } from '../domain/engagement/foresight.ts';
import type { Deciding } from '../domain/engagement/learned-decision.ts';
import type { DenialWord } from '../domain/mandate/denial.ts';
import type { Policy, Shop } from '../domain/policy.ts';
import type { Stems } from '../domain/suggestion/stems.ts';
import type { Device } from '../domain/visitor/device.ts';
import type { AgentProof } from '../ports/agent-proof.ts';
import type { Chance, Clock, Digest, Ids, Log, Turns } from '../ports/ambient.ts';
import type { Bus, LiveMessage } from '../ports/bus.ts';
import type { IdentityCheck } from '../ports/identity-check.ts';
import type { LedgerSeal } from '../ports/ledger-seal.ts';
import type { PolicySource } from '../ports/policy.ts';
import type { ShopSource } from '../ports/shops.ts';
import type { Store, Tx } from '../ports/store.ts';
import type { Suggester } from '../ports/suggester.ts';
import type { Trainer } from '../ports/trainer.ts';
import type { Doorbell } from './doorbell.ts';
import type { OneReplay } from './replay/one-replay.ts';

/** All ports: built once, in main.ts. */
export interface Environment {
  readonly store: Store;
  readonly bus: Bus;
  /** Rung when something was written that is to be done outside and that somebody waits for. */
  readonly effectsDue: Doorbell;
  /** Whether webhooks go anywhere: without an address none is written, because nobody would ever be told. */
  readonly hasWebhook: boolean;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly turns: Turns;
  readonly ledgerSeal: LedgerSeal;
  readonly log: Log;
  readonly policy: PolicySource;
  readonly suggester: Suggester;
  readonly trainer: Trainer;
  readonly stems: Stems;
  readonly identityCheck: IdentityCheck;
  readonly agentProof: AgentProof;
  /** Names this installation to extensions: the audience of their tokens. */
  readonly installation: string;
  readonly shops: ShopSource;
  /** Salts the holdout; drawn once per installation. */
  readonly holdoutSalt: string;
  /** What a shop foresees with until it has learned from sessions of its own; null: the plain rule decides until then. */
  readonly prior: Deciding | null;
  /** What was learned of each shop, as of now. */
  readonly foresight: Foresights;
  readonly replays: OneReplay;
}

/** What was learned, by shop: held in memory, so that a signal waits for no reading. */
export interface Foresights {
  of(shop: ShopId): Foresight;
  /** From now on this is what was learned of the shop. */
  become(shop: ShopId, foresight: Foresight): void;
}

/** A shop page whose hello was accepted. */
export interface VisitorCaller {
  readonly kind: 'visitor';
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  readonly tab: TabId;
  readonly language: 'nl' | 'en';
  /** As far as the browser's own name tells. */
  readonly device: Device | null;
}

/** A panel whose hello was accepted. */
export interface AgentCaller {
  readonly kind: 'agent';
  readonly agent: AgentId;
  readonly role: Role;
}

export type Caller = VisitorCaller | AgentCaller;

/**
 * What one use case gets. It reads, decides, then writes; it awaits nothing but `tx`. Nothing here can send:
 * what it tells is written to the feed in the same commit, what it shows goes out after it.
 */
export interface Work {
  readonly tx: Tx;
  readonly now: EpochMs;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly policy: Policy;
  readonly holdoutSalt: string;
  readonly foresight: (shop: ShopId) => Foresight;
  /** The connected shops, as when the work began. */
  readonly shops: readonly Shop[];
  /** A fact for an audience; appended to its feed when the use case is done, in this order. */
  tell(audience: Audience, fact: Fact): void;
  /** A live message, published after the commit; a `bye` closes the sockets of whom it is for. */
  show(message: LiveMessage): void;
  /** An act on the outside world, written in the same commit. */
  act(kind: Effect['kind'], type: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
}

/** How a use case ends. A refusal has written nothing but, at most, its audit line. */
export type Outcome = Done | Refusal;

export interface Done {
  readonly kind: 'done';
  readonly result: { readonly code: string; readonly expiresAt: EpochMs } | null;
}

export interface Refusal {
  readonly kind: 'refused';
  readonly refusal: ErrorKind;
  /** For the person who asked: what happened, and what to do. */
  readonly sentence: string;
  /** The same for whoever says it in the language of the person who asked (SPEC PN20). */
  readonly reason?: RefusalReason;
  /** Which of a mandate's rules was in the way. */
  readonly denial?: DenialWord;
}

export const DONE: Done = { kind: 'done', result: null };

/**
 * An expected no.
 *
 * @param reason left out only where the kind alone says what to do, or where no agent asked
 */
export function refuse(
  refusal: ErrorKind,
  sentence: string,
  reason?: RefusalWord | RefusalReason,
): Refusal {
  if (reason === undefined) return { kind: 'refused', refusal, sentence };
  return {
    kind: 'refused',
    refusal,
    sentence,
    reason: typeof reason === 'string' ? { word: reason } : reason,
  };
}

/** One command's way through: who asks what, under which once-only id. */
export type UseCase<Who extends Caller, Command> = (
  work: Work,
  who: Who,
  command: Command,
  id: MessageId,
) => Promise<Outcome>;

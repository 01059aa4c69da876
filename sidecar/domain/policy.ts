import type { Share } from '../../shared/kernel/measure.ts';
import type { DurationMs } from '../../shared/kernel/time.ts';
import type { CobrowsePolicy } from './cobrowse/rules.ts';
import type { ActionMap } from './engagement/action-map.ts';
import type { Caps } from './engagement/cap.ts';
import type { WorthTerms } from './engagement/worth.ts';

/** One connected shop. */
export interface Shop {
  readonly shop: string;
  readonly name: string;
  /** Exact origins whose pages may connect (SPEC ID3). */
  readonly origins: readonly string[];
  /** Any of them verifies; empty when the shop signs nothing, several while one is being replaced. */
  readonly identifyKeys: readonly IdentifyKey[];
  /** Any of them signs for the shop's server (SPEC CD5); we sign with the first. Empty: it does not call. */
  readonly serverKeys: readonly string[];
  readonly engine: EngineTerms;
}

/** How discount codes come to be in a shop; the composition root makes the adapter. */
export type EngineTerms =
  /** The shop's server asks us at checkout: nothing has to be made there. */
  | { readonly kind: 'asks-us' }
  /** Signed requests to the shop's own server, below this address. */
  | { readonly kind: 'generic-http'; readonly url: string }
  /** The Admin API of a Vendure server. */
  | {
      readonly kind: 'vendure';
      readonly url: string;
      readonly username: string;
      readonly password: string;
      /** Which of its channels; null takes the default one. */
      readonly channelToken: string | null;
    };

/** A key that the shop's server shares with us and signs `identify` with (HS256). */
export interface IdentifyKey {
  /** What tokens signed with it may carry as `kid`; null when it has no name. */
  readonly kid: string | null;
  readonly key: string;
}

/** Everything that is decided beforehand, as data. */
export interface Policy {
  readonly actionMaps: readonly ActionMap[];
  readonly caps: Caps;
  /** Part of qualifying visitors that is never offered anything (SPEC EN2, EN3). */
  readonly holdoutShare: Share;
  readonly offerValidMs: DurationMs;
  /** The least chance that all who accept an offer find somebody at once: the floor of pacing (SPEC EN12). */
  readonly serviceLevel: Share;
  /** When an offer is worth an agent's time (SPEC EN14). */
  readonly worth: WorthTerms;
  /** Reason codes an agent chooses from in wrap-up. */
  readonly dispositions: readonly {
    readonly id: string;
    readonly nl: string;
    readonly en: string;
    /** Whether it says that the visitor was helped; null when it says nothing about that (SPEC SU3). */
    readonly isSolved: boolean | null;
  }[];
  /** What is hidden, shown and allowed when an agent looks along, for every shop and per shop. */
  readonly cobrowse: readonly CobrowsePolicy[];
}

import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import type { PageType } from '../session/act.ts';
import type { Hesitation } from './reason.ts';

/** Rule: which sessions call for an offer, when. Made by a lead; data, not code. */
export interface ActionMap {
  readonly actionMap: ActionMapId;
  readonly name: string;
  readonly isOn: boolean;
  /** Higher first; equal ones by id. */
  readonly priority: number;
  readonly segment: {
    readonly basketFromMinor: number | null;
    readonly basketToMinor: number | null;
    readonly isReturning: boolean | null;
    readonly languages: readonly ('nl' | 'en')[] | null;
  };
  /** At least one of these, seen in this session. Empty: none needed. */
  readonly hesitations: readonly Hesitation[];
  /** The score must be at least this, 0..100. */
  readonly scoreFrom: number;
  /** Where the visitor must be now. Empty: anywhere. */
  readonly pageTypes: readonly PageType[];
  /** Offers of this map per session. */
  readonly capPerSession: number;
  /** Local hours in the shop's time zone; null: always. Days 1 (Monday) to 7. */
  readonly schedule: {
    readonly timeZone: string;
    readonly days: readonly number[];
    readonly fromHour: number;
    readonly toHour: number;
  } | null;
  readonly words: { readonly nl: string; readonly en: string } | null;
}

import type { ModelId, ShopId } from '../../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Comparison } from '../../learning/champion.ts';
import type { Ranks } from '../ranks.ts';
import type { FeatureCounts } from './feature-parts.ts';

/** Of a *chance* model the question is whether a session ends with an order; of an *effect* model, what an offer changes. */
export type ModelKind = 'chance' | 'effect';

/**
 * A *candidate* could not be judged yet, the *champion* decides, a *retired* one did; a *rejected* one was no better, or was
 * rolled back.
 */
export type ModelState = 'candidate' | 'champion' | 'retired' | 'rejected';

/** What a model was learned from. */
export interface Provenance {
  readonly sessions: number;
  readonly rows: number;
  /** Rows, or sessions with an order, that were positive. */
  readonly positives: number;
  /** When the first and the last of the sessions began. */
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** How right it was on sessions it was not learned from. NaN is never kept: null where it cannot be told. */
export interface Quality {
  readonly auc: number | null;
  readonly logLoss: number | null;
  readonly ece: number | null;
}

/** One model as it is kept, without its text. It holds no visitor: counts, moments and means only. */
export interface KeptModel {
  readonly model: ModelId;
  readonly shop: ShopId;
  readonly kind: ModelKind;
  readonly state: ModelState;
  readonly learnedAt: EpochMs;
  readonly provenance: Provenance;
  readonly quality: Quality;
  /** With what it was compared then, and what came of it; null where nothing could be compared. */
  readonly against:
    | (Pick<Comparison, 'sessions' | 'gain'> & {
        readonly name: string;
        /** null from fewer than two sessions. */
        readonly standardError: number | null;
      })
    | null;
  /** By feature, how far it moved scores on the newest sessions: mean of the absolute pull, in log-odds. */
  readonly weights: Readonly<Record<string, number>>;
  /** How the features lay in what was learned from. */
  readonly trainedOn: FeatureCounts;
  /** Where its chances lay on sessions it was not learned from. */
  readonly ranks: Ranks;
  /** SHA-256 of its text: the same model is not promoted a second time after it was rolled back. */
  readonly textHash: string;
  /** When it last began and ended to decide. */
  readonly championAt: EpochMs | null;
  readonly retiredAt: EpochMs | null;
  readonly rolledBack: { readonly by: string; readonly at: EpochMs } | null;
}

/** The one that decides; at most one of a shop and kind. */
export function championOf(models: readonly KeptModel[]): KeptModel | null {
  return models.find(({ state }) => state === 'champion') ?? null;
}

/** The one that decides from now on. */
export function promoted(model: KeptModel, now: EpochMs): KeptModel {
  return { ...model, state: 'champion', championAt: now, retiredAt: null };
}

/** One that makes way for a better one. */
export function retired(model: KeptModel, now: EpochMs): KeptModel {
  return { ...model, state: 'retired', retiredAt: now };
}

/** What of a shop's models changes when its champion is taken back; `next` is null when none came before it. */
export interface RolledBack {
  readonly back: KeptModel;
  readonly next: KeptModel | null;
}

/**
 * The champion is taken back, and the one that was it last before decides again (SPEC LF10).
 *
 * @returns 'not-champion' when somebody was faster, or it never was
 */
export function rollBackTo(
  models: readonly KeptModel[],
  model: ModelId,
  by: string,
  now: EpochMs,
): Result<RolledBack, 'not-champion'> {
  const champion = championOf(models);
  if (champion === null || champion.model !== model) return err('not-champion');
  const before = models
    .filter(({ state }) => state === 'retired')
    .toSorted((a, b) => (b.retiredAt ?? 0) - (a.retiredAt ?? 0))[0];
  return ok({
    back: { ...champion, state: 'rejected', retiredAt: now, rolledBack: { by, at: now } },
    next: before === undefined ? null : promoted(before, now),
  });
}

/** When one was last rolled back: only sessions after it may speak for a new one. */
export function lastRolledBackAt(models: readonly KeptModel[]): EpochMs | null {
  return models.reduce<EpochMs | null>((last, { rolledBack }) => {
    if (rolledBack === null) return last;
    return last === null || rolledBack.at > last ? rolledBack.at : last;
  }, null);
}

/** Those beyond the bound: never the champion, nor the one before it while another can go; the oldest go first. */
export function surplusOf(models: readonly KeptModel[], max: number): readonly KeptModel[] {
  const many = models.length - max;
  if (many <= 0) return [];
  const before = models
    .filter(({ state }) => state === 'retired')
    .toSorted((a, b) => (b.retiredAt ?? 0) - (a.retiredAt ?? 0))[0];
  return models
    .filter((each) => each.state !== 'champion' && each !== before)
    .toSorted((a, b) => a.learnedAt - b.learnedAt)
    .slice(0, many);
}

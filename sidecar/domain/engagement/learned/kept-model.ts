import type { ModelId, ShopId } from '../../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Comparison } from '../../learning/champion.ts';
import type { ToldEffects } from '../effects/told-effects.ts';
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
  /** Of an effect model; missing from before it was kept, and of a chance model. */
  readonly effects?: ToldEffects;
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

/** Where to: the one that decided *before*, or *none* at all, those before it neither. */
export type RollBackTo = 'before' | 'none';

/** What of a shop's models changes when its champion is taken back; `next` is null when none decides from then on. */
export interface RolledBack {
  readonly back: KeptModel;
  readonly next: KeptModel | null;
  /** Taken back with it: those that decided before, where none is to decide. */
  readonly also: readonly KeptModel[];
}

/**
 * The champion is taken back, and the one that was it last before decides again, or none (SPEC LF10, EN21).
 *
 * @returns 'not-champion' when somebody was faster, or it never was
 */
export function rollBackTo(
  models: readonly KeptModel[],
  model: ModelId,
  by: string,
  now: EpochMs,
  to: RollBackTo = 'before',
): Result<RolledBack, 'not-champion'> {
  const champion = championOf(models);
  if (champion === null || champion.model !== model) return err('not-champion');
  const retiredOnes = models
    .filter(({ state }) => state === 'retired')
    .toSorted((a, b) => (b.retiredAt ?? 0) - (a.retiredAt ?? 0));
  const takenBack = { state: 'rejected', rolledBack: { by, at: now } } as const;
  const back = { ...champion, ...takenBack, retiredAt: now };
  if (to === 'none')
    return ok({ back, next: null, also: retiredOnes.map((each) => ({ ...each, ...takenBack })) });
  const [before] = retiredOnes;
  return ok({ back, next: before === undefined ? null : promoted(before, now), also: [] });
}

/** When one was last rolled back: only sessions after it may speak for a new one. */
export function lastRolledBackAt(models: readonly KeptModel[]): EpochMs | null {
  return models.reduce<EpochMs | null>((last, { rolledBack }) => {
    if (rolledBack === null) return last;
    return last === null || rolledBack.at > last ? rolledBack.at : last;
  }, null);
}

/**
 * Those beyond the bound: never the champion, nor the one before it, nor the one taken back last, because what came before that
 * moment no longer counts; the oldest go first.
 */
export function surplusOf(models: readonly KeptModel[], max: number): readonly KeptModel[] {
  const many = models.length - max;
  if (many <= 0) return [];
  const lastBackAt = lastRolledBackAt(models);
  const lastBack = models.find(({ rolledBack }) => rolledBack?.at === lastBackAt);
  const before = models
    .filter(({ state }) => state === 'retired')
    .toSorted((a, b) => (b.retiredAt ?? 0) - (a.retiredAt ?? 0))[0];
  return models
    .filter((each) => each.state !== 'champion' && each !== before && each !== lastBack)
    .toSorted((a, b) => a.learnedAt - b.learnedAt)
    .slice(0, many);
}

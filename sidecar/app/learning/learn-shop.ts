import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type DurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import {
  DRIFT_ROWS_MAX,
  EXPLAINED_ROWS_MAX,
  HELD_OUT_SESSIONS_MIN,
  LEARNED_AGAIN_SESSIONS_MIN,
  OUTCOME_MATURES_MS,
} from '../../../shared/protocol/limits.ts';
import { championOf, lastRolledBackAt } from '../../domain/engagement/learned/kept-model.ts';
import type { ShopCourse } from '../../domain/engagement/learned/learn-moments.ts';
import { sessionsIn } from '../../domain/engagement/learned/moments.ts';
import type { Learned } from '../../ports/trainer.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';
import { answeringOf, talkMsOf } from './answering.ts';
import { cutOf, isEnough, seedOf } from './candidate.ts';
import { claim } from './claim.ts';
import { gather } from './gather.ts';
import { type Ended, endedSessions } from './history.ts';
import { type Counted, type Judged, type Kept, keepLearned } from './keep.ts';
import { busiest } from './pages.ts';

/** What came of one learning. */
export type Learnt =
  | Kept
  /** Learned a short while ago, or too few sessions ended since. */
  | 'not-due'
  /** Another process is at it. */
  | 'claimed'
  | 'stopped';

export interface LearnTerms {
  /** Names this process to others on the same store. */
  readonly by: string;
  readonly everyMs: DurationMs;
  readonly stop: AbortSignal;
}

/**
 * Learns what the shop's own newest sessions say: how its pages stand, how its offers are answered, and a candidate, which
 * decides from then on if it is better than who does (SPEC LF7 to LF9). Reads in many small pictures, learns in a thread of
 * its own, keeps all of it in one commit.
 */
export async function learnShop(
  environment: Environment,
  shop: ShopId,
  { by, everyMs, stop }: LearnTerms,
): Promise<Learnt> {
  const until = asEpochMs(Math.max(0, environment.clock.now() - OUTCOME_MATURES_MS));
  if (!(await isDue(environment, shop, until, everyMs, stop))) return 'not-due';
  if (!(await claim(environment, shop, by))) return 'claimed';
  const ended = await endedSessions(environment, shop, { after: null, until }, stop);
  if (ended === null) return 'stopped';
  const learned = await learnFrom(environment, shop, ended, stop);
  return learned === null ? 'stopped' : keepLearned(environment, { shop, by, ...learned });
}

async function learnFrom(
  environment: Environment,
  shop: ShopId,
  ended: readonly Ended[],
  stop: AbortSignal,
): Promise<Judged | null> {
  const gathered = await gather(environment, ended, stop);
  const answering = await answeringOf(environment, shop, stop);
  if (gathered === null || answering === null) return null;
  const { models, champion, text } = await look(environment, async ({ tx }) => {
    const kept = await tx.learning.models(shop, 'chance');
    const deciding = championOf(kept);
    const of = deciding === null ? null : await tx.learning.textOf(deciding.model);
    return { models: kept, champion: deciding, text: of };
  });
  await environment.turns.next();
  const { moments } = gathered;
  const newest = newestOf(ended);
  const cut = cutOf(moments);
  const seed =
    newest === null || !isEnough(moments, cut) ? null : seedOf(environment, shop, newest.session);
  const { prior } = environment;
  const course: ShopCourse = {
    moments,
    cut,
    seed,
    champion:
      champion === null ? null : { name: champion.model, text, trainedOn: champion.trainedOn },
    prior: prior === null ? null : { name: prior.name, model: prior.model },
    since: latest(champion?.provenance.to ?? null, lastRolledBackAt(models)),
    bounds: COURSE_BOUNDS,
  };
  // A shop that nobody has visited yet is not worth a thread.
  const learned =
    sessionsIn(moments) === 0 ? NOTHING_SEEN : await environment.trainer.learn(course, stop);
  if (learned === null) return null;
  if (learned.unusable !== null) {
    const { unusable: sentence } = learned;
    environment.log.error('model-unusable', { shop, model: champion?.model, sentence });
  }
  const talkMs = await talkMsOf(environment, shop, stop);
  await environment.turns.next();
  const counted: Counted = {
    pages: busiest(gathered.pages),
    orderMinor: gathered.orderMinor,
    answering,
    talkMs,
    sessions: ended.length,
    countedTo: newest?.endedAt ?? null,
    ...learned.lately,
  };
  await environment.turns.next();
  return { counted, champion, trial: learned.trial };
}

const NOTHING_SEEN: Learned = {
  unusable: null,
  lately: { ranks: null, late: null },
  trial: null,
};

const COURSE_BOUNDS = {
  heldOutSessionsMin: HELD_OUT_SESSIONS_MIN,
  explainedRowsMax: EXPLAINED_ROWS_MAX,
  driftRowsMax: DRIFT_ROWS_MAX,
};

async function isDue(
  environment: Environment,
  shop: ShopId,
  until: EpochMs,
  everyMs: DurationMs,
  stop: AbortSignal,
): Promise<boolean> {
  const known = await look(environment, ({ tx }) => tx.learning.find(shop));
  if (known === null || known.learnedAt === null) return true;
  if (elapsed(known.learnedAt, environment.clock.now()) < everyMs) return false;
  const newer = { after: known.countedTo, until, max: LEARNED_AGAIN_SESSIONS_MIN };
  const ended = await endedSessions(environment, shop, newer, stop);
  return ended !== null && ended.length >= LEARNED_AGAIN_SESSIONS_MIN;
}

function newestOf(ended: readonly Ended[]): Ended | null {
  return ended.reduce<Ended | null>((newest, each) => {
    return newest === null || each.endedAt >= newest.endedAt ? each : newest;
  }, null);
}

/** The later of two moments, where there are any. */
function latest(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

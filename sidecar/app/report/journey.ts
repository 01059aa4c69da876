import { asId, type MessageId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { JOURNEY_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type {
  JourneyAct,
  JourneyAnswered,
  JourneyAsk,
} from '../../../shared/protocol/messages/report.ts';
import type { Act, Observed } from '../../domain/session/act.ts';
import { type Refusal, refuse, type Work } from '../context.ts';
import { cursorOf, placeOf } from './journey-cursor.ts';
import { extrasOf } from './journey-extras.ts';

/**
 * Acts of this and earlier sessions, newest first, and between them what the sidecar added: the
 * hesitations it read and the offers it stamped.
 */
export async function answerJourney(
  { tx }: Pick<Work, 'tx'>,
  id: MessageId,
  question: JourneyAsk,
): Promise<JourneyAnswered | Refusal> {
  const before = question.before === null ? null : placeOf(question.before);
  if (question.before !== null && before === null) {
    return refuse(
      'not-found',
      'There is no such place in this journey. Start again from the newest.',
      'page-gone',
    );
  }
  const visitor = asId<VisitorId>(question.visitor);
  const found = await tx.sessions.acts(visitor, before, JOURNEY_PAGE_MAX + 1);
  const acts = found.slice(0, JOURNEY_PAGE_MAX).map(wired);
  const oldest = found.length > JOURNEY_PAGE_MAX ? acts.at(-1) : undefined;
  const extras = await extrasOf({ tx }, visitor, {
    from: oldest === undefined ? null : asEpochMs(oldest.at),
    to: before?.at ?? null,
  });
  const merged = [...acts, ...extras].sort(newestFirst);
  return { type: 'journey.answered', of: id, visitor, ...page(merged, oldest !== undefined) };
}

function page(
  merged: readonly JourneyAct[],
  hasMore: boolean,
): Pick<JourneyAnswered, 'acts' | 'next'> {
  if (!hasMore && merged.length <= JOURNEY_PAGE_MAX) return { acts: [...merged], next: null };
  // A page ends with an act, because the next one is looked up from an act's place.
  const cut = merged.slice(0, JOURNEY_PAGE_MAX);
  const last = cut.findLastIndex(({ act }) => !isExtra(act));
  const end = cut[last];
  return { acts: cut.slice(0, last + 1), next: end === undefined ? null : cursorOf(end) };
}

// What the sidecar added because of an act is newer than the act, though it bears the same moment.
function newestFirst(one: JourneyAct, other: JourneyAct): number {
  return (
    other.at - one.at ||
    rankOf(other.act) - rankOf(one.act) ||
    (one.session === other.session ? other.place - one.place : one.session < other.session ? 1 : -1)
  );
}

function isExtra(act: JourneyAct['act']): boolean {
  return rankOf(act) > 0;
}

function rankOf({ type }: JourneyAct['act']): number {
  if (type === 'offer.stamped') return 2;
  return type === 'hesitation.read' ? 1 : 0;
}

function wired({ session, at, place, observed }: Act): JourneyAct {
  return { session, at, place, act: signalOf(observed) };
}

function signalOf(observed: Observed): JourneyAct['act'] {
  if (observed.type !== 'basket.changed') return observed;
  return { ...observed, basket: { ...observed.basket, lines: [...observed.basket.lines] } };
}

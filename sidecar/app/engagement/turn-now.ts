import { matchMaps } from '../../domain/engagement/action-map.ts';
import { notNow, type Turn, turnOf } from '../../domain/engagement/qualify.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { localTime } from './local-time.ts';

/** Which maps may have their turn, by what is known without reading anything. */
export function turnNow(
  work: Pick<Work, 'policy' | 'now'>,
  visitor: Visitor,
  session: Session,
): Turn {
  const { journey, engagement, language } = session;
  const { observe } = visitor;
  const isBlocked = visitor.blocked !== null;
  const silence = notNow({ journey, engagement, observe, isBlocked });
  if (silence !== null) return { maps: null, silence };
  const matched = matchMaps(work.policy.actionMaps, {
    journey,
    language,
    isReturning: visitor.sessions > 1,
    localTime: (timeZone) => localTime(work.now, timeZone),
  });
  return turnOf(matched, engagement);
}

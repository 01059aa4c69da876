import type { SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Act } from '../../domain/session/act.ts';
import type { Session } from '../../domain/session/session.ts';

/** Where a page of ended sessions starts. */
export interface EndedPlace {
  readonly session: SessionId;
  readonly endedAt: EpochMs;
}

/** Sessions and the acts that make them up: the signal path, the hottest in the product. */
export interface Sessions {
  find(session: SessionId): Promise<Session | null>;
  /** The visitor's session that started last, ended or not. */
  latest(visitor: VisitorId): Promise<Session | null>;
  put(session: Session): Promise<void>;
  append(act: Act): Promise<void>;
  /** Not ended and last seen at or after `since`, newest first, at most `max`. */
  live(since: EpochMs, max: number): Promise<readonly Session[]>;
  /** Not ended although last seen before `before`, at most `max`: due to be ended. */
  idle(before: EpochMs, max: number): Promise<readonly Session[]>;
  /** Ended ones of everybody, last ended first, then by id downwards, strictly before the place if given: in pages. */
  ended(before: EndedPlace | null, max: number): Promise<readonly Session[]>;
  ofVisitor(visitor: VisitorId, max: number): Promise<readonly Session[]>;
  /** The visitor's sessions, newest first, after the one given. */
  ofVisitorAfter(
    visitor: VisitorId,
    after: Pick<Session, 'session' | 'startedAt'>,
    max: number,
  ): Promise<readonly Session[]>;
  /** Acts of one session in order, after a place. */
  actsOf(session: SessionId, after: number, max: number): Promise<readonly Act[]>;
  /** How many sessions and acts are kept of the visitor. */
  count(visitor: VisitorId): Promise<{ readonly sessions: number; readonly acts: number }>;
  /** The session with its acts; how many rows went. */
  erase(session: Pick<Session, 'session' | 'visitor'>): Promise<number>;
  /** Acts of a visitor newest first, before the place (`at`, `session`, `place`) if given. */
  acts(
    visitor: VisitorId,
    before: { readonly at: EpochMs; readonly session: SessionId; readonly place: number } | null,
    max: number,
  ): Promise<readonly Act[]>;
  /** Forgets acts, and sessions without acts left, from before the moment; how many rows went. */
  forget(before: EpochMs, max: number): Promise<number>;
}

import { asId, type SessionId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { JourneyAct } from '../../../shared/protocol/messages/report.ts';

/** Where a page of a journey begins: strictly before this act. */
export interface ActPlace {
  readonly at: EpochMs;
  readonly session: SessionId;
  readonly place: number;
}

const CURSOR = /^(\d{1,15})\.(\d{1,9})\.([A-Za-z0-9_-]{1,32})$/;

/** Opaque to whoever pages on with it. */
export function cursorOf({ at, place, session }: JourneyAct): string {
  return `${at}.${place}.${session}`;
}

/** The place a cursor stands for; null when it is none of ours. */
export function placeOf(cursor: string): ActPlace | null {
  const [, at, place, session] = CURSOR.exec(cursor) ?? [];
  if (at === undefined || place === undefined || session === undefined) return null;
  return { at: asEpochMs(Number(at)), place: Number(place), session: asId<SessionId>(session) };
}

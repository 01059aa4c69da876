import { asDurationMs } from '../../../shared/kernel/time.ts';
import {
  EARLIER_LOOKS_KEPT_MS,
  JOURNEY_PAGES_MAX,
  JOURNEY_PRODUCTS_MAX,
  JOURNEY_READ_MAX,
  REASON_COUNT_MAX,
  SESSION_IDLE_MAX_MS,
  SESSION_MAX_MS,
  VISIBLE_MAX_MS,
} from '../../../shared/protocol/limits.ts';
import type { JourneyBounds } from '../../domain/session/journey.ts';
import type { SessionBounds } from '../../domain/session/session.ts';

export const JOURNEY_BOUNDS: JourneyBounds = {
  pagesMax: JOURNEY_PAGES_MAX,
  productsMax: JOURNEY_PRODUCTS_MAX,
  readMax: JOURNEY_READ_MAX,
  countMax: REASON_COUNT_MAX,
  visibleMaxMs: VISIBLE_MAX_MS,
};

export const SESSION_BOUNDS: SessionBounds = {
  idleMaxMs: asDurationMs(SESSION_IDLE_MAX_MS),
  sessionMaxMs: asDurationMs(SESSION_MAX_MS),
  earlierLooksMs: asDurationMs(EARLIER_LOOKS_KEPT_MS),
  countMax: REASON_COUNT_MAX,
};

import { asDurationMs } from '../../../shared/kernel/time.ts';
import {
  COBROWSE_ASK_VALID_MS,
  COBROWSE_ASKS_MAX,
  COBROWSE_MAX_MS,
  COBROWSE_PAGE_GONE_MAX_MS,
  COBROWSE_REFUSALS_MAX,
} from '../../../shared/protocol/limits.ts';
import type { AskBounds } from '../../domain/cobrowse/ask.ts';
import type { Ages } from '../../domain/cobrowse/ending.ts';

export const ASK_BOUNDS: AskBounds = {
  askValidMs: asDurationMs(COBROWSE_ASK_VALID_MS),
  refusalsMax: COBROWSE_REFUSALS_MAX,
  perConversationMax: COBROWSE_ASKS_MAX,
};

export const COBROWSE_AGES: Ages = {
  activeMaxMs: asDurationMs(COBROWSE_MAX_MS),
  pageGoneMaxMs: asDurationMs(COBROWSE_PAGE_GONE_MAX_MS),
};

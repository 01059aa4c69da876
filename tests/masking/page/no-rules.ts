import type { CobrowseRules } from '../../../shared/protocol/messages/cobrowse.ts';

/** A lead who has laid nothing down. */
export const NO_RULES: CobrowseRules = {
  hide: [],
  show: [],
  careful: [],
  untouchable: [],
  coupon: [],
};

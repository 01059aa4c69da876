import type { CobrowseRules } from '../../shared/protocol/messages/cobrowse.ts';
import { openMasker } from './mask.ts';
import type { MaskHooks } from './mask-hooks.ts';
import type { Masker } from './recording.ts';

/** One masker for the life of a recording, whatever the rules become. */
export interface OwnMasker {
  readonly masker: Masker;
  /** By these rules from now on. @returns hooks to record with, and whether they are others than before */
  follow(rules: CobrowseRules): { readonly hooks: MaskHooks; readonly isNew: boolean };
}

/** Before the welcome nothing is recorded; what the visitor hides in the meantime stays hidden. */
const NO_RULES: CobrowseRules = { hide: [], show: [], careful: [], untouchable: [], coupon: [] };

export function openOwnMasker(): OwnMasker {
  let current = openMasker({ rules: NO_RULES, document });
  let followed: string | null = null;
  return {
    masker: {
      hide: (element) => current.hide(element),
      show: (element) => current.show(element),
      hidden: () => current.hidden(),
      covering: () => current.covering(),
      isUntouchable: (element) => current.isUntouchable(element),
    },
    follow(rules) {
      const said = JSON.stringify(rules);
      const isNew = said !== followed;
      if (isNew) {
        const before = current;
        current = openMasker({ rules, document });
        for (const element of before.hidden()) current.hide(element);
        followed = said;
      }
      return { hooks: current.hooks, isNew };
    },
  };
}

import type { MaskHooks } from '../../../visitor/record/mask-hooks.ts';

/** Hides nothing, so that what was recorded can be compared. */
export const plainMask: MaskHooks = {
  options: {
    blockSelector: '.blocked, .rr-block',
    maskField: (text) => text,
  },
  isOpen: () => true,
  isBoxed: (element) => element.matches('.blocked, .rr-block'),
  slice: () => () => undefined,
  event: (event) => event,
};

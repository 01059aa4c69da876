import type { MaskHooks } from '../../../visitor/record/mask-hooks.ts';

/** Hides nothing, so that what was recorded can be compared. */
export const plainMask: MaskHooks = {
  options: {
    blockClass: 'rr-block',
    blockSelector: '.blocked',
    maskAllInputs: false,
    maskInputOptions: {},
    maskInputFn: (text) => text,
    slimDOMOptions: 'all',
    recordCanvas: false,
    recordCrossOriginIframes: false,
    inlineImages: false,
    collectFonts: false,
  },
  isOpen: () => true,
  isBlocked: (element) => element.matches('.blocked, .rr-block'),
  slice: () => () => undefined,
  event: (event) => event,
};

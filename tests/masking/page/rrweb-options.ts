import type { record } from 'rrweb';
import type { MaskOptions } from '../../../visitor/record/mask-hooks.ts';

type Options = NonNullable<Parameters<typeof record>[0]>;

/** Our masking's options as rrweb's own recorder knows them: fields by tag, and nothing that we leave out. */
export function rrwebOptions({ blockSelector, maskField }: MaskOptions): Omit<Options, 'emit'> {
  return {
    blockSelector,
    maskInputOptions: BY_TAG,
    maskInputFn: maskField,
    slimDOMOptions: 'all',
    recordCanvas: false,
    recordCrossOriginIframes: false,
    inlineImages: false,
    collectFonts: false,
  };
}

// rrweb's list of kinds has no tags in it, its code looks for them all the same.
const BY_TAG: Readonly<Record<string, boolean>> = { input: true, textarea: true, select: true };

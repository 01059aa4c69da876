import type { Batch } from '../../../visitor/record/batch.ts';
import { openMasker } from '../../../visitor/record/mask.ts';
import type { MaskHooks } from '../../../visitor/record/mask-hooks.ts';
import { startRecorder } from '../../../visitor/record/recorder.ts';
import type { Unmirrored } from '../../../visitor/record/recording.ts';
import { NO_RULES } from '../../masking/page/no-rules.ts';
import { plainMask } from './plain-mask.ts';

function startWith(mask: MaskHooks) {
  return startRecorder({
    mask,
    batch: (batch) => batches.push(batch),
    unmirrored: (told) => parts.push(told),
  });
}

/** A page with a recorder and nobody who looks: what it tells is kept. */
const batches: Batch[] = [];
const parts: (readonly Unmirrored[])[] = [];

Object.assign(window, {
  batches,
  parts,
  start: () => startWith(plainMask),
  startMasked: () => startWith(openMasker({ rules: NO_RULES, document }).hooks),
});

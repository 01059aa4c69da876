import { startRecorder } from '../../../visitor/record/recorder.ts';
import type { Batch, Unmirrored } from '../../../visitor/record/recording.ts';
import { plainMask } from './plain-mask.ts';

/** A page with a recorder and nobody who looks: what it tells is kept. */
const batches: Batch[] = [];
const parts: (readonly Unmirrored[])[] = [];

Object.assign(window, {
  batches,
  parts,
  start: () =>
    startRecorder({
      mask: plainMask,
      batch: (batch) => batches.push(batch),
      unmirrored: (told) => parts.push(told),
    }),
});

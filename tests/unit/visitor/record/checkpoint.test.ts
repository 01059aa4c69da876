import { expect, test } from 'vitest';
import {
  COBROWSE_CHECKPOINT_AFTER_BYTES,
  COBROWSE_CHECKPOINT_AFTER_MS,
} from '../../../../shared/protocol/limits.ts';
import { createCheckpointDue } from '../../../../visitor/record/checkpoint.ts';

test('[RC6] a picture is due after so many bytes, or so long with any', () => {
  let now = 0;
  const due = createCheckpointDue(() => now);
  due.noteBytes(COBROWSE_CHECKPOINT_AFTER_BYTES);
  expect(due.isDue()).toBe(false);
  due.noteBytes(1);
  expect(due.isDue()).toBe(true);
  due.opened();
  now = COBROWSE_CHECKPOINT_AFTER_MS * 2;
  expect(due.isDue()).toBe(false);
  due.noteBytes(1);
  expect(due.isDue()).toBe(true);
});

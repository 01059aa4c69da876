import { record } from 'rrweb';
import { DIGEST_TAG } from '../../shared/frames/digest.ts';
import { UNMIRRORED_TAG } from '../../shared/frames/unmirrored.ts';
import { COBROWSE_NODES_MAX, DIGEST_EVERY_MS } from '../../shared/protocol/limits.ts';
import { guarded } from '../guard.ts';
import { createCheckpointDue } from './checkpoint.ts';
import type { MaskHooks } from './mask-hooks.ts';
import { digestPage } from './page-digest.ts';
import { isDealtWith, whenIdle } from './page-faults.ts';
import type { Batch, Unmirrored } from './recording.ts';
import { leadSeams } from './rrweb-seams.ts';
import { EventType } from './rrweb-words.ts';
import { createTelling, type Telling } from './telling.ts';
import { countUnmirrored } from './unmirrored.ts';

export interface RecorderSide {
  readonly mask: MaskHooks;
  batch(batch: Batch): void;
  /** What is not in the picture; again whenever it is something else. */
  unmirrored(parts: readonly Unmirrored[]): void;
}

export interface Recorder {
  /** A new picture, soon: what followed the last one is no longer built on. */
  checkpoint(): void;
  /** Of the last picture; null when it is not in it. */
  nodeOf(id: number): Node | null;
  /** 0 when it is not in the picture. */
  idOf(node: Node): number;
  /** What left the page since the last picture, so that a new one comes in time (SPEC RC6). */
  noteBytes(bytes: number): void;
  pause(): void;
  /** Begins with a new picture. */
  resume(): void;
  stop(): void;
}

/** Records the page from now on (SPEC RC1). One at a time; a stopped one can be followed by another. */
export function startRecorder(side: RecorderSide): Recorder {
  const due = createCheckpointDue(() => performance.now());
  let isAsked = false;
  let hasChanged = false;
  let isStopped = false;
  let hasFailed = false;
  let reported = '';
  let missing: readonly Unmirrored[] = [];
  let isMissingTold = false;
  let stopRrweb: (() => void) | null = null;

  const telling: Telling = createTelling({
    tell(batch) {
      const events = batch.events.flatMap((event) => side.mask.event(event, telling.nodeOf) ?? []);
      if (batch.opensCheckpoint) due.opened();
      if (events.length > 0) side.batch({ ...batch, events });
      hasChanged ||= events.some(({ type }) => type !== EventType.Custom);
      if (batch.opensCheckpoint) {
        isMissingTold = false;
        report();
      }
      if (isAsked) checkpoint();
    },
    lost: () => checkpoint(),
    failed() {
      hasFailed = true;
    },
  });

  const tooLarge = (): boolean => document.getElementsByTagName('*').length > COBROWSE_NODES_MAX;

  const report = (): void => {
    const parts: readonly Unmirrored[] = tooLarge()
      ? [{ kind: 'too-large', count: 1 }]
      : countUnmirrored(
          telling.shown.nodes(),
          telling.stormy(),
          (name) => customElements.get(name) !== undefined,
        );
    const words = JSON.stringify(parts);
    if (words === reported) return;
    reported = words;
    missing = parts;
    isMissingTold = false;
    side.unmirrored(parts);
  };

  const picture = (): void => {
    isAsked = false;
    hasFailed = false;
    if (tooLarge()) {
      telling.pause();
      report();
    } else if (stopRrweb === null) begin();
    else record.takeFullSnapshot(true);
  };
  const checkpoint = (): void => {
    if (telling.isOpening()) isAsked = true;
    else picture();
  };

  const begin = (): void => {
    leadSeams(telling.seams);
    stopRrweb =
      record({
        ...side.mask.options,
        emit: telling.heard,
        errorHandler: isDealtWith,
        sampling: { mousemove: 25, mousemoveCallback: 50 },
        inlineStylesheet: true,
      }) ?? null;
  };

  const look = guarded('looking along', () => {
    if (isStopped || !telling.isQuiet()) return;
    if (hasFailed || due.isDue()) return picture();
    const mirror = telling.mirror();
    if (!hasChanged || mirror === null) return;
    report();
    // Who looks along is told with each picture anew: some come late.
    if (!isMissingTold) record.addCustomEvent(UNMIRRORED_TAG, missing);
    isMissingTold = true;
    record.addCustomEvent(DIGEST_TAG, digestPage(mirror, telling.shown));
    hasChanged = false;
    telling.recheck();
  });
  const looking = setInterval(() => whenIdle(look), DIGEST_EVERY_MS);

  picture();
  return {
    checkpoint,
    nodeOf: telling.nodeOf,
    idOf: telling.idOf,
    noteBytes(bytes) {
      due.noteBytes(bytes);
    },
    pause: telling.pause,
    resume: picture,
    stop() {
      isStopped = true;
      clearInterval(looking);
      telling.stop();
      stopRrweb?.();
      leadSeams(null);
    },
  };
}

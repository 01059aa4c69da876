import { DIGEST_TAG } from '../../shared/frames/digest.ts';
import { UNMIRRORED_TAG } from '../../shared/frames/unmirrored.ts';
import {
  COBROWSE_NODES_MAX,
  DIGEST_EVERY_MS,
  UNMIRRORED_EVERY_MS,
} from '../../shared/protocol/limits.ts';
import type { Batch } from './batch.ts';
import { createCheckpointDue } from './checkpoint.ts';
import { emptyPicture } from './empty-picture.ts';
import { guardedAlong } from './guarded-along.ts';
import { createIdleWalk } from './idle-walk.ts';
import type { MaskHooks } from './mask-hooks.ts';
import { digestPage } from './page-digest.ts';
import { whenIdle } from './page-faults.ts';
import type { Unmirrored } from './recording.ts';
import { type Record, startRecord } from './rrweb-record.ts';
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
  /** Begins with a new picture, at once: one that is being made is not told. */
  resume(): void;
  /** The picture is more than a viewer takes: that is told in its place. */
  giveUp(): void;
  stop(): void;
}

const TOO_LARGE: readonly Unmirrored[] = [{ kind: 'too-large', count: 1 }];

/** Records the page from now on (SPEC RC1). One at a time; a stopped one can be followed by another. */
export function startRecorder(side: RecorderSide): Recorder {
  const due = createCheckpointDue(() => performance.now());
  let isAsked = false;
  /** How often something was told of the page; how often it had been when its digest was made, and when that began. */
  let told = 0;
  let seen = 0;
  let begunAt = 0;
  /** Until the next digest may be made: the page is looked over more often than that. */
  let looksLeft = 0;
  let isStopped = false;
  let hasFailed = false;
  let isTooLarge = false;
  let reported = '';
  let missing: readonly Unmirrored[] = [];
  let isMissingTold = false;
  let record: Record | null = null;

  const telling: Telling = createTelling({
    mask: side.mask,
    tell(batch) {
      side.batch(batch);
      if (batch.events.some(({ type }) => type !== EventType.Custom)) told += 1;
      if (batch.opensCheckpoint) {
        due.opened();
        isMissingTold = false;
        whenIdle(look);
      }
      if (isAsked) checkpoint();
    },
    lost: () => checkpoint(),
    failed() {
      hasFailed = true;
    },
  });

  const hasTooMany = (): boolean => document.getElementsByTagName('*').length > COBROWSE_NODES_MAX;

  const report = (parts: readonly Unmirrored[]): void => {
    const words = JSON.stringify(parts);
    if (words === reported) return;
    reported = words;
    missing = parts;
    isMissingTold = false;
    side.unmirrored(parts);
  };

  const giveUp = (): void => {
    telling.pause();
    told = seen = 0;
    report(TOO_LARGE);
    const events = emptyPicture(TOO_LARGE).flatMap(
      (event) => side.mask.event(event, () => null) ?? [],
    );
    side.batch({ opensCheckpoint: true, events, ageMs: 0 });
    due.opened();
  };
  const picture = (): void => {
    isAsked = false;
    hasFailed = false;
    isTooLarge = hasTooMany();
    if (isTooLarge) giveUp();
    else if (record === null) begin();
    else record.picture();
  };
  const checkpoint = (): void => {
    if (telling.isOpening()) isAsked = true;
    else picture();
  };

  const begin = (): void => {
    const { seams, heard: emit } = telling;
    record = startRecord({ seams, options: side.mask.options, emit });
  };

  function* counted(by: Record): Generator<void, void> {
    report(
      hasTooMany()
        ? TOO_LARGE
        : yield* countUnmirrored(
            telling.shown.nodes(),
            telling.stormy(),
            by.isClosed,
            telling.found,
          ),
    );
    // Who looks along is told with each picture anew: some come late.
    if (!isMissingTold) by.custom(UNMIRRORED_TAG, missing);
    isMissingTold = true;
    if (seen === told || looksLeft > 0) return;
    digesting.begin(() => {
      begunAt = told;
      return digested(by);
    });
  }
  /** What changes meanwhile is counted next time: a page that never rests has parts that are not shown, too. */
  const counting = createIdleWalk(() => !isStopped && !telling.isOpening());

  function* digested(by: Record): Generator<void, void> {
    by.custom(DIGEST_TAG, yield* digestPage(telling.shown));
    seen = told;
    looksLeft = DIGEST_EVERY_MS / UNMIRRORED_EVERY_MS;
    telling.recheck();
  }
  const digesting = createIdleWalk(() => !isStopped && begunAt === told && telling.isQuiet());

  const look = guardedAlong(() => {
    if (isStopped) return;
    const isWanted = hasFailed || due.isDue() || (isTooLarge && !hasTooMany());
    if (isWanted && telling.isQuiet()) return picture();
    if (looksLeft > 0) looksLeft -= 1;
    const by = record;
    if (told > 0 && by !== null) counting.begin(() => counted(by));
  });
  const looking = setInterval(() => whenIdle(look), UNMIRRORED_EVERY_MS);

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
    giveUp,
    stop() {
      isStopped = true;
      clearInterval(looking);
      telling.stop();
      record?.stop();
    },
  };
}

import type { DownPage } from '../../shared/protocol/frame-sockets.ts';
import { guarded, guardedPromise } from '../guard.ts';
import type { Recording, RecordingState } from '../record/recording.ts';
import type { AlongSide, LoadRecorder } from './along-side.ts';
import { countCovers } from './covers.ts';
import { WHAT } from './elements.ts';
import { type Counts, mostCounts, NO_COUNTS } from './kept.ts';
import { openPageLine, type PageLine } from './page-line.ts';

export interface PageRecordingSide {
  readonly along: AlongSide;
  readonly load: LoadRecorder;
  readonly cobrowse: string;
  begun(recording: Recording): void;
  heard(message: DownPage): void;
  changed(): void;
  /** What was covered on this page, when it is left or over. */
  left(counts: Counts): void;
}

/** The recording of this page: begun when somebody looks at the page, over for good when stopped. */
export interface PageRecording {
  now(): Recording | null;
  state(): RecordingState;
  /** Begins if it has not and can now. */
  look(): void;
  /** A picture has left this page. */
  hasSent(): boolean;
  stop(): void;
}

export function openPageRecording(side: PageRecordingSide): PageRecording {
  let recording: Recording | null = null;
  let coming: Promise<void> | null = null;
  let line: PageLine | null = null;
  let isStopped = false;
  let isOver = false;
  let hasSent = false;
  /** Although this page is seen, another one is looked along with. */
  let isTakenOver = false;
  let counts: Counts | null = null;

  const begin = guarded(WHAT, () => {
    const page = side.along.page();
    const isSeen = document.visibilityState === 'visible';
    if (recording !== null || coming !== null || isStopped || isOver || !isSeen || page === null)
      return;
    const own = openPageLine({ ...page, cobrowse: side.cobrowse });
    line = own;
    const start = ({ startRecording }: Awaited<ReturnType<LoadRecorder>>): void => {
      coming = null;
      // Hung up meanwhile, because the page was left: it begins anew if it is there again.
      if (line !== own) {
        begin();
        return;
      }
      recording = startRecording({
        connect: own.take,
        heard: guarded(WHAT, side.heard),
        changed: guarded(WHAT, changed),
        unmirrored: () => undefined,
      });
      side.begun(recording);
    };
    coming = side.load().then(start);
    // Whoever looks at the page again tries again.
    guardedPromise('loading what is needed for looking along', coming, () => {
      coming = null;
      hangUp();
    });
  });

  const hangUp = (): void => {
    line?.stop();
    line = null;
  };

  const changed = (state: RecordingState): void => {
    hasSent ||= state === 'sending';
    isTakenOver = state === 'paused' && document.visibilityState === 'visible';
    if (state === 'over') {
      isOver = true;
      end();
    }
    side.changed();
  };

  /** Of two windows side by side both are seen; the one that is worked in is looked along with. */
  const claim = guarded(WHAT, () => {
    if (!isTakenOver) return;
    end();
    begin();
  });

  const end = (): void => {
    const old = recording;
    recording = null;
    isTakenOver = false;
    old?.stop();
    hangUp();
    if (old !== null && hasSent) {
      const now = countCovers(document, old.masker.covering());
      counts = mostCounts(counts ?? NO_COUNTS, now);
    }
  };

  /** Nothing of this page will be seen any more. */
  const leave = guarded(WHAT, () => {
    end();
    if (counts !== null) side.left(counts);
    counts = null;
  });
  document.addEventListener('visibilitychange', begin);
  addEventListener('focus', claim);
  addEventListener('pointerdown', claim, true);
  addEventListener('pageshow', begin);
  addEventListener('pagehide', leave);
  begin();

  return {
    look: begin,
    now: () => recording,
    state: () => (isOver ? 'over' : (recording?.state() ?? 'waiting')),
    hasSent: () => hasSent,
    stop() {
      isStopped = true;
      leave();
      document.removeEventListener('visibilitychange', begin);
      removeEventListener('focus', claim);
      removeEventListener('pointerdown', claim, true);
      removeEventListener('pageshow', begin);
      removeEventListener('pagehide', leave);
    },
  };
}

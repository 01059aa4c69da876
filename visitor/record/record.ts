import type { DownPage, PageWelcome } from '../../shared/protocol/frame-sockets.ts';
import type { CobrowseRules } from '../../shared/protocol/messages/cobrowse.ts';
import { createAfterPaint, sliceEnd } from './after-paint.ts';
import { guardedAlong } from './guarded-along.ts';
import { openOwnMasker } from './own-masker.ts';
import { isElement, isInPage } from './page-tree.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import type { PageSocketState, Recording, RecordingSide, RecordingState } from './recording.ts';
import { openSending } from './sending.ts';

/** Composition root of the chunk that is loaded once the visitor has agreed: masker, recorder, frames. */
export function startRecording(side: RecordingSide): Recording {
  const own = openOwnMasker();
  let rules: CobrowseRules | null = null;
  let recorder: Recorder | null = null;
  let state: RecordingState = 'waiting';
  let isStopped = false;

  const become = (next: RecordingState): void => {
    if (isStopped || state === next) return;
    state = next;
    side.changed(next);
  };

  const isSeen = (): boolean => document.visibilityState === 'visible';

  /** A page that nobody looks at is not recorded: it begins with a picture when somebody does. */
  const askPicture = (): void => {
    if (state === 'sending') recorder?.checkpoint();
  };

  const sending = openSending({
    send: (frame) => socket.frame(frame),
    bufferedBytes: () => socket.bufferedBytes(),
    askPicture,
    sent: (bytes) => recorder?.noteBytes(bytes),
    tooLarge: () => recorder?.giveUp(),
    nowMs: () => performance.now(),
    slice: sliceEnd,
    soon: () => turns.soon(),
  });
  const turns = createAfterPaint(guardedAlong(() => sending.work()));

  /** Begins with a picture. */
  const record = (): void => {
    if (rules === null) return;
    const { hooks, isNew } = own.follow(rules);
    if (recorder !== null && !isNew) {
      recorder.resume();
      return;
    }
    recorder?.stop();
    recorder = startRecorder({
      mask: hooks,
      batch: guardedAlong((batch) => {
        if (!isStopped) sending.batch(batch);
      }),
      unmirrored: side.unmirrored,
    });
  };

  const look = guardedAlong(() => {
    const isShown = isSeen();
    if (socket.state() !== 'live') {
      socket.want(isShown);
      return;
    }
    socket.say({ type: 'cobrowse.page', isShown });
    become(isShown ? 'sending' : 'paused');
    if (isShown) record();
    else recorder?.pause();
  });

  const welcomed = (welcome: PageWelcome): void => {
    ({ rules } = welcome);
    sending.begin(welcome.checkpoint);
    become(isSeen() ? 'sending' : 'paused');
    if (isSeen()) record();
    else socket.say({ type: 'cobrowse.page', isShown: false });
  };

  const heard = (message: DownPage): void => {
    if (message.type === 'cobrowse.need') askPicture();
    else if (message.type === 'cobrowse.echo') sending.echo(message.number);
    else side.heard(message);
  };

  const changed = (now: PageSocketState): void => {
    if (now !== 'live') {
      sending.end();
      recorder?.pause();
    }
    if (now === 'over') end();
    if (now === 'over' || now === 'lost') become(now);
    else if (now === 'off' || now === 'replaced') become('paused');
  };

  const socket = side.connect({ welcomed, heard, changed });

  let beating: ReturnType<typeof setTimeout> | undefined;
  const beat = guardedAlong(() => {
    clearTimeout(beating);
    beating = setTimeout(beat, sending.beat());
    socket.checkSilence();
  });
  beat();
  document.addEventListener('visibilitychange', look);

  const end = (): void => {
    clearTimeout(beating);
    document.removeEventListener('visibilitychange', look);
    sending.end();
    turns.stop();
    socket.stop();
    recorder?.stop();
    recorder = null;
  };

  socket.want(isSeen());
  return {
    state: () => state,
    masker: own.masker,
    rules: () => rules,
    elementOf({ checkpoint, node }) {
      if (checkpoint !== sending.checkpoint()) return null;
      const found = recorder?.nodeOf(node) ?? null;
      return found !== null && isElement(found) && isInPage(found) ? found : null;
    },
    answer: (message) => socket.say(message),
    checkpoint() {
      // Written down before something was hidden, it must not leave.
      sending.cut();
      if (state === 'sending') recorder?.resume();
    },
    stop() {
      isStopped = true;
      end();
    },
  };
}

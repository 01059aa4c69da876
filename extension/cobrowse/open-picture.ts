import { signal } from '@preact/signals';
import { readUnmirrored, UNMIRRORED_TAG } from '../../shared/frames/unmirrored.ts';
import type { DownViewer, UpViewer } from '../../shared/protocol/frame-sockets.ts';
import { VIEWER_ECHO_EVERY_MS } from '../../shared/protocol/limits.ts';
import type { CobrowseAnswered } from '../../shared/protocol/messages/cobrowse.ts';
import { anchorAt, boxOf, checkpointNow, isThere, kindOf } from './anchors.ts';
import { policyFor, seal } from './assets.ts';
import { type Feeding, openFeeding } from './feeding.ts';
import type { Picture, PictureSide, PictureState } from './picture.ts';
import { type PictureFacts, pictureState } from './picture-state.ts';
import { openPlayer } from './player.ts';
import { openSocket } from './socket.ts';
import { NO_TRACE } from './trace.ts';
import { allowedFrom } from './wash/addresses.ts';

/** Before the page has said how large it is. */
const FIRST_VIEWPORT = { width: 1_280, height: 720 };

/** Shows what a visitor sees, in `side.root`, until it is closed. */
export function openPicture(side: PictureSide): Picture {
  const page = side.root.ownerDocument;
  let facts: PictureFacts = {
    isLinked: false,
    over: null,
    hasSource: true,
    isShown: true,
    hasPicture: false,
  };
  const state = signal<PictureState>(pictureState(facts));
  const viewport = signal(FIRST_VIEWPORT);
  const trace = signal(NO_TRACE);
  const unmirrored = signal<Picture['unmirrored']['value']>([]);
  const canPoint = signal(false);
  const listeners = new Set<(answered: CobrowseAnswered) => void>();
  let allowed = allowedFrom([]);
  let since = 1;

  const become = (change: Partial<PictureFacts>): void => {
    facts = { ...facts, ...change };
    const next = pictureState(facts);
    if (next.kind !== state.value.kind) state.value = next;
  };

  const player = openPlayer({
    root: side.root,
    allowed: () => allowed,
    since: () => since,
    differs: (why, isLost) => feeding.differs(why, isLost),
    sized(width, height) {
      viewport.value = { width, height };
      become({ hasPicture: true });
    },
    traced(next) {
      trace.value = next;
    },
    heard(tag, payload) {
      if (tag === UNMIRRORED_TAG) unmirrored.value = readUnmirrored(payload);
    },
  });
  const feeding: Feeding = openFeeding(
    {
      player,
      now: () => performance.now(),
      isHidden: () => page.visibilityState === 'hidden',
      ask: (why) => socket.send({ type: 'cobrowse.need', why }),
      sendEcho: (number) => socket.send({ type: 'cobrowse.echo', number }),
      opened: () => become({ hasSource: true, isShown: true }),
    },
    Math.random(),
  );
  const socket = openSocket({
    url: side.url,
    cobrowse: side.cobrowse,
    prove: (challenge) => side.prove(challenge),
    welcomed(welcome) {
      feeding.connected();
      canPoint.value = welcome.canPoint;
      allowed = allowedFrom(welcome.assets);
      // Before the first frame is made; when others are allowed than were, the page begins again.
      if (seal(page, policyFor(allowed, side.url))) player.prepare();
      else page.defaultView?.location.reload();
      become({ isLinked: true });
    },
    heard: (message) => hear(message),
    framed: (frame) => feeding.frame(frame),
    broke: () => become({ isLinked: false }),
    ended(because, sentence) {
      become({ over: { because, sentence } });
      clearInterval(echoing);
      feeding.close();
      // What was looked at is nobody's to see any more.
      player.close();
    },
  });

  function hear(message: Exclude<DownViewer, { type: 'welcome' | 'bye' | 'challenge' }>): void {
    switch (message.type) {
      case 'cobrowse.answered':
        for (const listener of listeners) listener(message);
        break;
      case 'cobrowse.page':
        become({ isShown: message.isShown });
        break;
      case 'cobrowse.source':
        become({ hasSource: message.isThere });
        feeding.sourceTold();
        if (message.since === null) break;
        since = message.since;
        feeding.waitFor(since);
    }
  }

  /** The page passes over what names an element of a picture before its newest. */
  function ofNow(message: UpViewer): UpViewer {
    const shown = player.shown();
    if (shown === null || !('checkpoint' in message)) return message;
    return { ...message, checkpoint: checkpointNow(shown, message.checkpoint) };
  }

  const echoing = setInterval(() => {
    // A page that is not looked at is woken rarely, and would take its own sleep for silence.
    if (page.visibilityState !== 'visible') return;
    socket.waited(VIEWER_ECHO_EVERY_MS);
    socket.send({ type: 'cobrowse.echo', number: feeding.echo() });
  }, VIEWER_ECHO_EVERY_MS);

  return {
    state,
    viewport,
    trace,
    unmirrored,
    canPoint,
    ageMs: () => feeding.ageMs(),
    anchorAt(x, y) {
      const shown = player.shown();
      return shown === null ? null : anchorAt(shown, x, y);
    },
    isThere(anchor) {
      const shown = player.shown();
      return shown !== null && isThere(shown, anchor);
    },
    boxOf(anchor) {
      const shown = player.shown();
      return shown === null ? null : boxOf(shown, anchor);
    },
    kindOf(anchor) {
      const shown = player.shown();
      return shown === null ? 'other' : kindOf(shown, anchor);
    },
    say(message) {
      const isOurs = message.type === 'cobrowse.need' || message.type === 'cobrowse.echo';
      if (isOurs || canPoint.value) socket.send(ofNow(message));
    },
    onAnswered(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearInterval(echoing);
      socket.close();
      feeding.close();
      player.close();
    },
  };
}

import { type eventWithTime, Replayer } from 'rrweb';
import { withHoverRules } from './wash/hover-rules.ts';
import { PICTURE_RULES } from './wash/quiet.ts';

/** Warnings after which the picture differs; the others are about looks. */
const WRONG = /not found|Exception in mutation|Timeout|missing node|could not remove/;
/** Nothing more can be relied on. */
const ENDS = /Timeout|destroyed/;
/** Said to who debugs, although something is missing now. What an act was about may have gone: that is no fault. */
const MISSING = /Drop resolve tree/;

/**
 * rrweb's player in a frame of its own, set to apply events as they are given to it.
 *
 * @param wrong the picture is no longer what the page is; with true: nor will it be
 * @see https://github.com/rrweb-io/rrweb/blob/master/docs/sandbox.md: the frame is `allow-same-origin`, no more
 */
export function openReplayer(root: HTMLElement, wrong: (isEnd: boolean) => void): Replayer {
  const player = new Replayer([], {
    root,
    liveMode: true,
    mouseTail: false,
    // A virtual document is written out by a flush that live mode never makes.
    useVirtualDom: false,
    pauseAnimation: false,
    triggerFocus: false,
    UNSAFE_replayCanvas: false,
    showDebug: true,
    logger: {
      warn(_who: string, ...words: unknown[]) {
        const sentence = String(words[0]);
        if (WRONG.test(sentence)) wrong(ENDS.test(sentence));
      },
      log(_who: string, ...words: unknown[]) {
        if (MISSING.test(String(words[0]))) wrong(false);
      },
    },
    insertStyleRules: [...PICTURE_RULES],
  });
  // Where it looks for sheets that it has prepared before: ours are ready whenever it asks.
  const stylesWithHoverClass = { get: withHoverRules, set: () => undefined };
  Reflect.set(player, 'cache', { stylesWithHoverClass });
  // Every event is in the past: applied at once, without timers and animation frames.
  player.startLive(Number.MAX_SAFE_INTEGER);
  player.wrapper.querySelector('.replayer-mouse')?.remove();
  return player;
}

/** Applies an event now, in this very call: `addEvent` would do it a microtask later, and swallow what it throws. */
export function castNow(player: Replayer, event: eventWithTime): void {
  player.service.send({ type: 'ADD_EVENT', payload: { event } });
  // It would keep every event for ever; it needs the first for its reckoning.
  player.service.state.context.events.length = 1;
}

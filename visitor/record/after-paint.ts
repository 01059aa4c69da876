import {
  COBROWSE_AT_ONCE_MS,
  COBROWSE_PAINT_WAIT_MAX_MS,
  COBROWSE_SLICE_MAX_MS,
} from '../../shared/protocol/limits.ts';

/** Turns of our own, outside of the page's. */
export interface AfterPaint {
  /** There is something to do: at once, while the page can spare the time, or after paint; once, however often it is rung. */
  ring(): void;
  /** Nothing is done before the page has painted what it is doing now. */
  hold(): void;
  /** It is done once the page has painted what it is doing now. */
  later(): void;
  /** As soon as the browser has done what is more urgent: the next slice of work. */
  soon(): void;
  stop(): void;
}

/**
 * Runs `act` in turns of its own (SPEC RC2): at once until it has taken COBROWSE_AT_ONCE_MS since the last paint, and then after
 * the next. A message posted in an animation frame arrives when that frame has been drawn. A hidden or starved page
 * draws no frames; then a timer does it.
 *
 * @param act told how many ms the page can spare before it paints; undefined: it has painted
 */
export function createAfterPaint(act: (spareMs: number | undefined) => void): AfterPaint {
  const channel = new MessageChannel();
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let spareMs = COBROWSE_AT_ONCE_MS;
  let isPosted = false;
  let isDue = false;

  const calm = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    clearTimeout(timer);
  };
  const post = (isEarly: boolean): void => {
    if (isPosted) return;
    isPosted = true;
    channel.port2.postMessage(isEarly);
  };
  const soon = (): void => post(false);
  const painted = (): void => {
    calm();
    spareMs = COBROWSE_AT_ONCE_MS;
    if (isDue) soon();
  };
  const awaitPaint = (): void => {
    if (frame !== null) return;
    frame = requestAnimationFrame(painted);
    timer = setTimeout(painted, COBROWSE_PAINT_WAIT_MAX_MS);
  };
  const hold = (): void => {
    spareMs = 0;
    awaitPaint();
  };
  const later = (): void => {
    isDue = true;
    awaitPaint();
  };
  channel.port1.onmessage = ({ data: isEarly }) => {
    const isBeforePaint = isEarly || frame !== null;
    const since = performance.now();
    isPosted = isDue = false;
    act(isBeforePaint ? spareMs : undefined);
    if (!isBeforePaint) return;
    spareMs -= performance.now() - since;
    // Not sooner: to ask for a frame takes as long as to tell something.
    awaitPaint();
  };

  return {
    ring() {
      if (spareMs > 0) post(true);
      else if (!isPosted) later();
    },
    hold,
    later,
    soon,
    stop() {
      calm();
      channel.port1.onmessage = null;
      channel.port1.close();
    },
  };
}

/** Asked in between pieces of work: whether a slice that begins now has had its time. */
export function sliceEnd(sliceMs = COBROWSE_SLICE_MAX_MS): () => boolean {
  const until = performance.now() + sliceMs;
  return () => performance.now() >= until;
}

import { COBROWSE_PAINT_WAIT_MAX_MS, COBROWSE_SLICE_MAX_MS } from '../../shared/protocol/limits.ts';

/** Turns of our own, outside of the page's. */
export interface AfterPaint {
  /** Once the page has painted what it is doing now; once, however often it is rung. */
  ring(): void;
  /** As soon as the browser has done what is more urgent: the next slice of work. */
  soon(): void;
  stop(): void;
}

/**
 * Runs `act` after paint (SPEC RC2): a message posted in an animation frame arrives when that frame has been
 * drawn. A hidden or starved page draws no frames; then a timer does it.
 */
export function createAfterPaint(act: () => void): AfterPaint {
  const channel = new MessageChannel();
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPosted = false;

  const calm = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    clearTimeout(timer);
  };
  const post = (): void => {
    calm();
    if (isPosted) return;
    isPosted = true;
    channel.port2.postMessage(null);
  };
  channel.port1.onmessage = () => {
    isPosted = false;
    act();
  };

  return {
    ring() {
      if (frame !== null || isPosted) return;
      frame = requestAnimationFrame(post);
      timer = setTimeout(post, COBROWSE_PAINT_WAIT_MAX_MS);
    },
    soon: post,
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

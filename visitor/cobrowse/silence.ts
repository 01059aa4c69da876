import type { DownPage } from '../../shared/protocol/frame-sockets.ts';
import { PAGE_SILENT_MAX_MS } from '../../shared/protocol/limits.ts';

/** Notices that a connection that looks open carries nothing any more: no browser says so. */
export interface Silence {
  heard(message: DownPage): void;
  isTooLong(): boolean;
}

/**
 * Who watches sends an echo every two seconds, so their absence says something, once there were two in a row.
 * A viewer that nobody looks at is slowed down by its browser to one a minute: of that one nothing is expected.
 */
export function watchSilence(): Silence {
  let heardAtMs = performance.now();
  let echoAtMs = Number.NEGATIVE_INFINITY;
  let isPaced = false;
  return {
    heard(message) {
      heardAtMs = performance.now();
      if (message.type === 'cobrowse.audience') isPaced = false;
      if (message.type !== 'cobrowse.echo') return;
      isPaced = heardAtMs - echoAtMs < PAGE_SILENT_MAX_MS / 2;
      echoAtMs = heardAtMs;
    },
    isTooLong: () => isPaced && performance.now() - heardAtMs > PAGE_SILENT_MAX_MS,
  };
}

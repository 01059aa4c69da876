import { IncrementalSource } from './rrweb-words.ts';
import { isWithinBlocked, listen, pacedEach, stopAll, type Watched } from './watched.ts';

const EVERY_MS = 500;
/** In the order of rrweb's numbers. */
const KINDS = ['play', 'pause', 'seeked', 'volumechange', 'ratechange'];

/** Tells what plays, from where and how loud. @returns stops it */
export function watchMedia(watched: Watched): () => void {
  const stops = KINDS.map((kind, type) =>
    listen(
      watched.root,
      [kind],
      pacedEach(EVERY_MS, (target) => {
        if (!(target instanceof HTMLMediaElement) || isWithinBlocked(target, watched)) return;
        const { currentTime, volume, muted, playbackRate, loop } = target;
        const id = watched.mirror.getId(target);
        const told = { type, id, currentTime, volume, muted, playbackRate, loop };
        watched.tell(IncrementalSource.MediaInteraction, told);
      }),
    ),
  );
  return stopAll(stops);
}

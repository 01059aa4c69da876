import { decodeUpViewer } from '../../../shared/protocol/codec.ts';
import type { UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import { MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { Hear } from '../await-hello.ts';
import type { Connection } from '../connection.ts';
import type { Gateway } from '../context.ts';
import { tokenBucket } from '../token-bucket.ts';
import type { Room } from './room.ts';
import type { Watching } from './viewer.ts';

/** What who looks along may say: the holder points and proposes, the others only ask for a picture. */
export function hearViewer(
  { bounds, counters, turnedAway }: Gateway,
  connection: Connection,
  room: Room,
  { viewer, canPoint }: { readonly viewer: Watching; readonly canPoint: boolean },
): Hear {
  const rate = tokenBucket(bounds.viewerBurst, bounds.viewerPerSecond, performance.now());
  return (text, sizeBytes) => {
    if (sizeBytes > MESSAGE_MAX_BYTES) return connection.bye('too-large');
    if (!rate.take(performance.now())) return connection.bye('too-many');
    const decoded = decodeUpViewer(text);
    if (!decoded.isOk) return connection.bye(decoded.error.kind);
    const { type } = decoded.value;
    counters.received(type, 1);
    if (canPoint || isForAll(type)) {
      if (type === 'cobrowse.echo') room.answerEcho(viewer);
      room.viewerSaid(decoded.value);
      return;
    }
    counters.refused('message', 'not-holder');
    turnedAway({ kind: 'not-holder', type, agent: viewer.agent });
  };
}

function isForAll(type: UpViewer['type']): boolean {
  return type === 'cobrowse.need' || type === 'cobrowse.echo';
}
